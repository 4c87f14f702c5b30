using System.Collections.Immutable;

namespace StadKust.Events;

/// <summary>What two programs can compare about an event when neither knows the other's numbers.</summary>
/// <param name="Start">Local.</param>
/// <param name="Place">Name of the venue, as written.</param>
/// <param name="Town">Municipality or the last part of the address; empty when unknown.</param>
/// <param name="Text">Description, for what title and place leave open; may be empty.</param>
public sealed record Happening(string Title, DateTime Start, string Place, string Town, string Text = "", bool AllDay = false)
{
    /// <summary>Equal for the same event spelled the same, whatever case, accents and signs.</summary>
    public string Fingerprint => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Words.Normal(Title)}|{Start:yyyy-MM-ddTHH:mm}|{Words.Normal(Place)}");
}
