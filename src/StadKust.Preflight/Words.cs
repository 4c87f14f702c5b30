namespace StadKust.Preflight;

/// <summary>One sentence in the three languages of the house.</summary>
public sealed record Words(string Nl, string De, string En)
{
    /// <summary>By culture code; English for all others.</summary>
    public string In(string culture) => culture switch { "nl" => Nl, "de" => De, _ => En };
}
