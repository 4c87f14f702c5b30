namespace StadKust.Accounts;

/// <summary>A door of the house: who may enter, which cookie it uses, where it begins.</summary>
/// <param name="Name">Name of the authorization policy and of the cookie: <c>print</c>.</param>
/// <param name="Kind">The kind of account it is for; administrators may enter too.</param>
public sealed record Door(string Name, AccountKind Kind, string Path)
{
    /// <summary>Name of the authentication scheme; each door has its own, so that a session of one opens no other.</summary>
    public string Scheme => $"stadkust.{Name}";

    public static Door Editors { get; } = new("umbraco", AccountKind.Editor, "/umbraco");

    public static Door Magazine { get; } = new("magazin", AccountKind.Editor, "/magazin");

    public static Door Partners { get; } = new("partner", AccountKind.Partner, "/partner");

    public static Door Printers { get; } = new("print", AccountKind.Printer, "/print");

    public static IReadOnlyList<Door> All { get; } = [Editors, Magazine, Partners, Printers];

    public static Door? Named(string? name) => All.FirstOrDefault(d => d.Name == name);

    public bool Admits(Account account) => account.Kind == Kind || account.IsAdministrator;
}
