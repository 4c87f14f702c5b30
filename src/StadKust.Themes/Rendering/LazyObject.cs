using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace StadKust.Themes;

/// <summary>A thing a template may look at: only the members named by its class, each computed at first use.</summary>
public abstract class LazyObject : ScriptObject
{
    // Scriban would look for static members of the class by reflection, each time: a fifth of a page's time.
    protected LazyObject()
        : base(0, autoImportStaticsFromThisType: false)
    {
    }

    public sealed override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        if (!base.TryGetValue(context!, span, member, out value))
        {
            value = Compute(member)!;
            this[member] = value;
        }

        return true;
    }

    public sealed override bool Contains(string member) => true;

    /// <summary>A member as templates see it; for use from code.</summary>
    public object? Get(string member)
    {
        if (!ContainsKey(member))
        {
            this[member] = Compute(member)!;
        }

        return this[member];
    }

    /// <returns>Null when there is no such member.</returns>
    protected abstract object? Compute(string member);
}
