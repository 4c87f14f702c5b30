using Scriban.Runtime;
using StadKust.Content;

namespace StadKust.Themes;

/// <summary>A version of the page in another language, for machines.</summary>
/// <param name="Code">nl, de, en or x-default.</param>
/// <param name="Url">Absolute.</param>
public sealed record Alternate(string Code, string Url);

/// <summary>An entry of the language switch.</summary>
/// <param name="Exists">False: the page is not there in that language and the address is that of the nearest page that is.</param>
public sealed record LanguageEntry(Culture Culture, string Name, string Label, SafeUrl Url, bool IsCurrent, bool Exists);

public sealed record Crumb(string Title, SafeUrl? Url);

/// <summary>What a page says about itself beside its content.</summary>
/// <param name="Canonical">Absolute; empty for error pages.</param>
/// <param name="ShareImage">Absolute.</param>
/// <param name="StructuredData">JSON-LD with its script element, made in code.</param>
public sealed record PageHead(
    string Title, string Description, string Canonical, bool IsIndexed, string? ShareImage, IReadOnlyList<Alternate> Alternates,
    IReadOnlyList<LanguageEntry> Languages, IReadOnlyList<Crumb> Crumbs, SafeHtml StructuredData)
{
    /// <summary>What the page of a draft says about itself above all else; null for a published page.</summary>
    public string? Preview { get; init; }

    internal ScriptObject ToScript() => new()
    {
        ["preview"] = Preview,
        ["title"] = Title,
        ["description"] = Description,
        ["canonical"] = SafeUrl.From(Canonical),
        ["is_indexed"] = IsIndexed,
        ["share_image"] = SafeUrl.From(ShareImage),
        ["structured_data"] = StructuredData,
        ["alternates"] = Alternates.Select(a => new ScriptObject { ["code"] = a.Code, ["url"] = SafeUrl.From(a.Url) }).ToList(),
        ["languages"] = Languages.Select(l => new ScriptObject
        {
            ["code"] = l.Culture.Code,
            ["name"] = l.Name,
            ["label"] = l.Label,
            ["url"] = l.Url,
            ["is_current"] = l.IsCurrent,
            ["exists"] = l.Exists,
        }).ToList(),
        ["crumbs"] = Crumbs.Select(c => new ScriptObject { ["title"] = c.Title, ["url"] = c.Url }).ToList(),
    };
}
