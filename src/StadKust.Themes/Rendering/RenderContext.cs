using System.Globalization;
using System.Net;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace StadKust.Themes;

/// <summary>Scriban with our rules: every value is escaped, no .NET member can be reached, nothing is read from disk, work has limits.</summary>
internal sealed class RenderContext : TemplateContext
{
    // Written often and without anything to escape: the look for a character to escape is cheaper than a new string.
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("<>&\"'");

    public RenderContext(ScriptObject functions, CultureInfo culture, RenderLimits limits, CancellationToken stop)
        : base(functions)
    {
        StrictVariables = true;
        MemberFilter = static _ => false;
        LoopLimit = limits.Loop;
        LoopLimitQueryable = limits.Loop;
        RecursiveLimit = limits.Depth;
        OutputLimit = limits.Characters;
        OnOutputLimit = ScriptLimitBehavior.Throw;
        LimitToString = limits.Characters;
        OnStringLimit = ScriptLimitBehavior.Throw;
        ObjectRecursionLimit = 4;
        RegexTimeOut = TimeSpan.FromMilliseconds(50);
        EnableRelaxedMemberAccess = true;
        EnableRelaxedTargetAccess = true; // a member of nothing is nothing: {{ item.municipality.title }}
        CancellationToken = stop;
        PushCulture(culture);
    }

    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        switch (textAsObject)
        {
            case null:
                return this;
            case SafeHtml html:
                return Write(html.Markup);
            case SafeUrl url:
                return Write(Escape(url.Address));
            case string text:
                return Write(Escape(text));
            default:
                return Write(Escape(ObjectToString(textAsObject) ?? ""));
        }
    }

    public static string Escape(string text) => text.AsSpan().IndexOfAny(Special) < 0 ? text : WebUtility.HtmlEncode(text);

    /// <summary>Our values count as set unless they are empty: <c>{{ if item.intro }}</c>.</summary>
    public override bool ToBool(SourceSpan span, object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        SafeHtml html => !html.IsEmpty,
        ScriptObject => true,
        System.Collections.ICollection list => list.Count > 0,
        _ => base.ToBool(span, value),
    };
}
