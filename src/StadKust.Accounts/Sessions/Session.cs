namespace StadKust.Accounts;

/// <summary>One sign-in in one browser, as its owner sees it.</summary>
/// <param name="Agent">What the browser calls itself, shortened.</param>
public sealed record Session(Guid Id, string Door, string Agent, DateTimeOffset StartedAt, DateTimeOffset SeenAt);
