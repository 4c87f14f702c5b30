namespace StadKust.Themes;

/// <summary>The pages below a section, a screenful at a time: <c>items</c>, <c>number</c>, <c>pages</c>, <c>total</c>, <c>previous</c>, <c>next</c>.</summary>
/// <remarks>Costs what is shown: of thousands of places only those of one page are read.</remarks>
public sealed class ChildrenPage : LazyObject
{
    /// <summary>Fills rows of two, three and four.</summary>
    public const int Size = 48;

    private readonly RenderScope scope;
    private readonly SafeUrl? address;
    private readonly List<Guid> keys;

    internal ChildrenPage(RenderScope scope, Guid section)
    {
        this.scope = scope;
        address = scope.AddressOf(section);
        keys = [.. scope.Set.ChildEntries(section).Where(e => scope.Set.Exists(e.Key, scope.Culture)).Select(e => e.Key)];
        Number = Math.Clamp(scope.PageNumber, 1, Pages);
    }

    /// <summary>Of the page shown, from 1.</summary>
    public int Number { get; }

    public int Pages => Math.Max(1, (keys.Count + Size - 1) / Size);

    protected override object? Compute(string member) => member switch
    {
        "items" => keys.Skip((Number - 1) * Size).Take(Size).Select(scope.Item).OfType<ItemView>().ToList(),
        "number" => Number,
        "pages" => Pages,
        "total" => keys.Count,
        "previous" => Number > 1 ? Address(Number - 1) : null,
        "next" => Number < Pages ? Address(Number + 1) : null,
        _ => null,
    };

    private SafeUrl? Address(int page) => SafeUrl.From(page == 1 ? address?.Address : FormattableString.Invariant($"{address?.Address}?page={page}"));
}
