namespace StadKust.Content;

/// <summary>BCP 47 code of a language the content is written in, such as <c>nl</c>. Compared without regard to case.</summary>
public readonly record struct Culture
{
    private readonly string? code;

    public Culture(string code) => this.code = code;

    public string Code => code ?? "";

    public static Culture Dutch => new("nl");

    public static Culture German => new("de");

    public static Culture English => new("en");

    public bool Equals(Culture other) => string.Equals(Code, other.Code, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Code);

    public override string ToString() => Code;
}

/// <summary>A language of the site.</summary>
/// <param name="Name">Its own name or an English one, for lists in the back office.</param>
public sealed record Language(Culture Culture, string Name, bool IsDefault, bool IsMandatory, Culture? Fallback);
