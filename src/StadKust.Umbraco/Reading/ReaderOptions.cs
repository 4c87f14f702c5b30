namespace StadKust.Umbraco.Reading;

/// <summary>Where content comes from when it is kept in an Umbraco elsewhere. Section <c>Content:Umbraco</c>; used when <c>Content:Source</c> is <c>umbraco</c>.</summary>
/// <param name="Url">Root of that site, such as <c>https://redactie.example.org</c>.</param>
/// <param name="ApiKey">For a Delivery API that is not public.</param>
/// <param name="PollEvery">How often it is read when no hint comes.</param>
/// <param name="Types">uSync files of document types, data types, languages and words: the Delivery API tells none of them.</param>
/// <param name="Folder">Where the last good set and the pictures are kept; a start without the other site shows these.</param>
/// <param name="HintKey">A webhook that names it makes the reader look at once. Empty: there is no such address.</param>
/// <param name="PageSize">Items asked for in one request.</param>
/// <param name="Tries">Of one request, with longer waits in between, before the whole reading is given up until the next time.</param>
public sealed record ReaderOptions(
    string Url = "", string? ApiKey = null, TimeSpan? PollEvery = null, string Types = "content-export", string Folder = "data/umbraco", string HintKey = "",
    int PageSize = 100, int Tries = 4)
{
    /// <exception cref="ArgumentException">A setting cannot be meant.</exception>
    public ReaderOptions Checked() =>
        !Uri.TryCreate(Url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            ? throw new ArgumentException($"Content:Umbraco:Url is \"{Url}\"; the root of the Umbraco site is asked, such as https://redactie.example.org.")
            : PageSize is < 1 or > 1000 ? throw new ArgumentException($"Content:Umbraco:PageSize is {PageSize}; 1 to 1000 is asked.")
            : this;
}
