using System.Collections;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;
using StadKust.Content;

namespace StadKust.Themes;

/// <summary>What templates can call. Nothing else: Scriban's own functions are not there.</summary>
internal static class Functions
{
    public static ScriptObject For(RenderScope scope, Theme theme)
    {
        var functions = new ScriptObject
        {
            // t "Price.From" "amount" (euro item.price_from)
            ["t"] = new Call((_, _, a) => Phrase(scope, a)),
            ["part"] = new Call((context, node, a) => Part(theme, context, node, a)),
            ["blocks"] = new Call((context, node, a) => Blocks(scope, theme, context, node, a.Count > 0 ? a[0] : null)),
            ["image"] = new Call((_, _, a) => a.Count > 0 && a[0] is PictureView picture
                ? picture.Image(Text(a, 1), Text(a, 2), Text(a, 3)) : SafeHtml.Empty),
            ["asset"] = new Call((_, _, a) => theme.Assets.Named(Text(a, 0)) is { } asset ? SafeUrl.Local(asset.Address) : Missing(scope, Text(a, 0))),
            ["href"] = new Call((_, _, a) => Href(scope, a.Count > 0 ? a[0] : null)),
            ["euro"] = new Call((_, _, a) => a.Count > 0 ? Formats.Euro(a[0], scope) : ""),
            ["number"] = new Call((_, _, a) => a.Count > 0 ? Formats.Number(a[0], scope) : ""),
            ["date"] = new Call((_, _, a) => a.Count > 0 ? Formats.Date(a[0], Text(a, 1), scope) : ""),
            ["iso"] = new Call((_, _, a) => a.Count > 0 ? Formats.Iso(a[0]) : ""),
            ["list"] = new Call((_, _, a) => a.Count > 0 ? Formats.List(Items(a[0]).Select(i => i?.ToString() ?? ""), scope) : ""),
            ["first"] = new Call((_, _, a) => Items(a.Count > 0 ? a[0] : null).Take(Whole(a, 1, 1)).ToList()),
            ["after"] = new Call((_, _, a) => Items(a.Count > 0 ? a[0] : null).Skip(Whole(a, 1, 1)).ToList()),
            ["count"] = new Call((_, _, a) => Items(a.Count > 0 ? a[0] : null).Count()),
            ["lines"] = new Call((_, _, a) => Text(a, 0).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
            ["item"] = new Call((_, _, a) => scope.Set.FirstOfType(Text(a, 0), scope.Culture) is { } found ? scope.Item(found.Key) : null),
            // upcoming 6; upcoming 6 town; upcoming 6 town event-to-leave-out
            ["upcoming"] = new Call((_, _, a) => Agenda.Upcoming(scope, Whole(a, 0, 6), Town(a), except: Event(a))),
            ["this_week"] = new Call((_, _, a) => Agenda.Upcoming(scope, Whole(a, 0, 6), Town(a), scope.Today.AddDays(7), Event(a))),
            ["items"] = new Call((_, _, a) => scope.Set.OfType(Text(a, 0), scope.Culture).Select(scope.Item).OfType<ItemView>()),
        };
        return functions;
    }

    private static string Text(ScriptArray arguments, int at) => at < arguments.Count ? arguments[at]?.ToString() ?? "" : "";

    private static int Whole(ScriptArray arguments, int at, int otherwise) =>
        at < arguments.Count && arguments[at] is { } value ? Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    private static Events.CalendarFilter? Town(ScriptArray arguments) =>
        arguments.Count > 1 && arguments[1] is ItemView { Item.Type: "destination" } town ? new Events.CalendarFilter(town.Item.Key) : null;

    private static Guid? Event(ScriptArray arguments) => arguments.Count > 2 && arguments[2] is ItemView { Item.Type: "event" } own ? own.Item.Key : null;

    private static IEnumerable<object?> Items(object? value) => value is IEnumerable list and not string ? list.Cast<object?>() : [];

    private static string Phrase(RenderScope scope, ScriptArray arguments)
    {
        var text = scope.Phrase(Text(arguments, 0));
        for (var at = 1; at + 1 < arguments.Count; at += 2)
        {
            var value = arguments[at + 1] is IFormattable number ? number.ToString(null, scope.Format) : Text(arguments, at + 1);
            text = text.Replace($"{{{Text(arguments, at)}}}", value, StringComparison.Ordinal);
        }

        return text;
    }

    private static SafeHtml Part(Theme theme, TemplateContext context, ScriptNode node, ScriptArray arguments)
    {
        var name = $"parts/{Text(arguments, 0)}";
        var template = theme.Find(name) ?? throw new ScriptRuntimeException(node.Span, $"There is no part \"{name}\".");
        return Run(template, context, node, arguments);
    }

    private static SafeHtml Run(Template template, TemplateContext context, ScriptNode node, ScriptArray arguments)
    {
        context.PushOutput();
        try
        {
            return new SafeHtml(context.RenderTemplate(template, arguments, node));
        }
        finally
        {
            context.PopOutput();
        }
    }

    private static SafeHtml Blocks(RenderScope scope, Theme theme, TemplateContext context, ScriptNode node, object? list)
    {
        var html = new System.Text.StringBuilder();
        foreach (var block in Items(list).OfType<BlockView>())
        {
            var template = theme.Find($"blocks/{block.Type}");
            if (template is null)
            {
                scope.Find(Severity.Warning, "block-without-template", $"The theme has no template for the block \"{block.Type}\"; its values are listed.", $"Add blocks/{block.Type}.html.");
                template = theme.Find("blocks/_generic");
            }

            if (template is not null)
            {
                html.Append(Run(template, context, node, new ScriptArray { block.Type, block }).Markup);
            }
        }

        return new SafeHtml(html.ToString());
    }

    private static SafeUrl? Href(RenderScope scope, object? value)
    {
        if (value is SafeUrl safe)
        {
            return safe;
        }

        var url = SafeUrl.From(value?.ToString());
        if (url is null)
        {
            scope.Find(Severity.Warning, "unsafe-address", $"\"{value}\" is no address that may be shown.");
        }

        return url;
    }

    private static SafeUrl? Missing(RenderScope scope, string name)
    {
        scope.Find(Severity.Warning, "asset-missing", $"The theme has no asset \"{name}\".");
        return null;
    }

    /// <summary>A function without reflection.</summary>
    private sealed class Call(Func<TemplateContext, ScriptNode, ScriptArray, object?> body) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 0;

        public int ParameterCount => 0;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

        public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            body(context, callerContext!, arguments);

        public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            ValueTask.FromResult(body(context, callerContext!, arguments));
    }
}
