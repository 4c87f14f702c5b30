using System.Collections.Frozen;
using System.Security.Cryptography;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using StadKust.Content;

namespace StadKust.Themes;

/// <summary>A rendered page.</summary>
/// <param name="Findings">What an editor or the theme's author should put right: missing phrases, links to nowhere, blocks without a template.</param>
public sealed record RenderedPage(string Html, IReadOnlyList<Finding> Findings);

/// <summary>The templates of one theme, parsed once, and its assets. Immutable and used by all threads.</summary>
public sealed class Theme
{
    private readonly FrozenDictionary<string, Template> templates;

    private Theme(FrozenDictionary<string, Template> templates, ThemeAssets assets, RenderLimits limits, string stamp)
    {
        this.templates = templates;
        Assets = assets;
        Limits = limits;
        Stamp = stamp;
    }

    public ThemeAssets Assets { get; }

    public RenderLimits Limits { get; }

    /// <summary>Hash of all templates and assets: part of the key of page caches.</summary>
    public string Stamp { get; }

    public IEnumerable<string> TemplateNames => templates.Keys;

    /// <summary>Reads <c>layout.html</c>, <c>types/</c>, <c>blocks/</c>, <c>parts/</c> and <c>assets/</c> of a theme folder.</summary>
    /// <exception cref="ThemeFaultException">A template cannot be parsed or breaks a rule of <see cref="TemplateLint"/>; all faults at once.</exception>
    public static Theme Load(string folder, RenderLimits? limits = null)
    {
        var files = Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToDictionary(
                f => Path.ChangeExtension(Path.GetRelativePath(folder, f), null).Replace('\\', '/'), File.ReadAllText)
            : throw new ThemeFaultException([new Finding(Severity.Error, "theme-missing", folder, "There is no such theme folder.")]);
        return Parse(files, ThemeAssets.Load(Path.Combine(folder, "assets")), limits ?? new RenderLimits());
    }

    internal static Theme Parse(IReadOnlyDictionary<string, string> sources, ThemeAssets assets, RenderLimits limits)
    {
        var findings = new List<Finding>();
        var parsed = new Dictionary<string, Template>();
        using var stamp = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, source) in sources)
        {
            stamp.AppendData(System.Text.Encoding.UTF8.GetBytes($"{name}\n{source}\n"));
            findings.AddRange(TemplateLint.Check($"{name}.html", source));
            var template = Template.Parse(source, $"{name}.html");
            findings.AddRange(template.Messages.Where(m => m.Type == ParserMessageType.Error).Select(m =>
                new Finding(Severity.Error, "template-syntax", $"{name}.html:{m.Span.Start.Line + 1}", m.Message)));
            parsed[name] = template;
        }

        if (findings.Count > 0)
        {
            throw new ThemeFaultException(findings);
        }

        stamp.AppendData(System.Text.Encoding.UTF8.GetBytes(assets.Stamp));
        return new Theme(parsed.ToFrozenDictionary(StringComparer.Ordinal), assets, limits, Convert.ToHexStringLower(stamp.GetHashAndReset().AsSpan(0, 8)));
    }

    public bool Has(string template) => templates.ContainsKey(template);

    /// <summary>Renders the template of an item's type, then the layout around it.</summary>
    /// <param name="template">Such as <c>types/story</c>; a type without one is rendered by <c>types/_generic</c>, with a finding.</param>
    /// <param name="item">Null for pages that are no item: not found, trouble.</param>
    /// <param name="more">What this page knows besides: results, filters.</param>
    /// <param name="layout">The template around it; null for none.</param>
    /// <exception cref="ThemeFaultException">The template broke or went beyond a limit; names template and line.</exception>
    public RenderedPage Render(RenderScope scope, string template, ItemView? item, PageHead head, IReadOnlyDictionary<string, object?>? more = null, string? layout = "layout")
    {
        if (!Has(template))
        {
            scope.Find(Severity.Warning, "type-without-template", $"The theme has no template \"{template}\"; a generic one is used.", $"Add {template}.html.");
            template = "types/_generic";
        }

        var values = new ScriptObject { ["item"] = item, ["page"] = head.ToScript(), ["site"] = new SiteView(scope), ["content"] = null };
        foreach (var (name, value) in more ?? new Dictionary<string, object?>())
        {
            values[name] = value;
        }

        return Render(scope, template, values, layout);
    }

    internal RenderedPage Render(RenderScope scope, string template, ScriptObject values, string? layout = "layout")
    {
        using var deadline = new CancellationTokenSource(Limits.Milliseconds);
        var context = new RenderContext(Functions.For(scope, this), scope.Format, Limits, deadline.Token);
        context.PushGlobal(values);
        var html = Run(context, template);
        if (layout is not null && Has(layout))
        {
            values["content"] = new SafeHtml(html);
            html = Run(context, layout);
        }

        return new RenderedPage(html, scope.Findings);
    }

    internal Template? Find(string name) => templates.GetValueOrDefault(name);

    private string Run(RenderContext context, string name)
    {
        var template = Find(name) ?? throw Fault(name, 0, "There is no such template.", null);
        try
        {
            return template.Render(context);
        }
        catch (ScriptAbortException aborted)
        {
            throw Fault(Path.ChangeExtension(aborted.Span.FileName ?? name, null), aborted.Span.Start.Line, $"Rendering took longer than {Limits.Milliseconds} ms.", aborted);
        }
        catch (ScriptRuntimeException broken)
        {
            throw Fault(Path.ChangeExtension(broken.Span.FileName ?? name, null), broken.Span.Start.Line, broken.OriginalMessage, broken);
        }
    }

    private static ThemeFaultException Fault(string template, int line, string message, Exception? inner) =>
        new([new Finding(Severity.Error, "template-broke", $"{template}.html:{line + 1}", message)], inner);
}
