namespace StadKust.Web.Host;

/// <summary>The program cannot do what was asked, and the message says why and what to try. Exit code 2.</summary>
public sealed class CannotRunException(string message) : Exception(message);
