using System.Net;

namespace StadKust.Themes;

/// <summary>The feeds of a calendar page, narrowed as the page is: <c>webcal</c> (calendar programs open it), <c>ics</c>, <c>rss</c>, <c>atom</c>, <c>json</c>;
/// and the two lines a partner copies: <c>frame_line</c>, <c>script_line</c>.</summary>
/// <param name="origin">Of the site.</param>
/// <param name="path">Of the page, with the slash at its end.</param>
/// <param name="title">Of the calendar: what a frame is called.</param>
/// <param name="query">Without question mark; may be empty.</param>
public sealed class FeedAddresses(string origin, string path, string query, string title) : LazyObject
{
    private string Here => path + (query.Length == 0 ? "" : "?" + query.Replace("&", "&amp;", StringComparison.Ordinal));

    protected override object? Compute(string member) => member switch
    {
        "webcal" => SafeUrl.From($"webcal://{origin[(origin.IndexOf("://", StringComparison.Ordinal) + 3)..]}{At("ics")}"),
        "ics" or "rss" or "atom" or "json" => SafeUrl.From(At(member)),
        "frame_line" => $"<iframe src=\"{origin}/embed{Here}\" title=\"{WebUtility.HtmlEncode(title)}\" width=\"100%\" height=\"640\" loading=\"lazy\"></iframe>",
        "script_line" => $"<script src=\"{origin}/embed/agenda.js\" data-list=\"{Here}\" async></script>",
        _ => null,
    };

    private string At(string format) => $"{path.TrimEnd('/')}.{format}{(query.Length == 0 ? "" : "?" + query)}";
}
