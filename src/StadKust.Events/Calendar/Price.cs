using System.Globalization;

namespace StadKust.Events;

public enum PriceKind
{
    /// <summary>Nothing is said.</summary>
    Unknown,
    Free,
    Donation,
    Amount,
}

/// <param name="Cents">Euro cents; 0 unless it is an amount.</param>
public readonly record struct Price(PriceKind Kind, int Cents = 0)
{
    /// <summary>The stored form: <c>free</c>, <c>donation</c> or cents such as <c>1250</c>. Anything else is unknown.</summary>
    public static Price Read(string stored) => stored.Trim() switch
    {
        "free" or "0" => new(PriceKind.Free),
        "donation" => new(PriceKind.Donation),
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cents) => new(PriceKind.Amount, cents),
        _ => new(PriceKind.Unknown),
    };
}
