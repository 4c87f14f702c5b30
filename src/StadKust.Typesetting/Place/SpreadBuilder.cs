namespace StadKust.Typesetting;

/// <summary>Marks and facts of one spread while it is built; numbers follow paint order.</summary>
internal sealed class SpreadBuilder
{
    private int next;

    public List<Mark> Marks { get; } = [];

    public List<Fact> Facts { get; } = [];

    public MarkId NextId() => new(next++);

    public SetSpread Build(PlannedSpread plan, StructNode reading) => new(
        plan.Pages.Select(p => p.Index).ToValueList(), plan.Pages.Select(p => p.Folio).ToValueList(),
        Marks.ToValueList(), reading, Facts.ToValueList())
    {
        StartsLeft = plan.StartsLeft,
    };
}
