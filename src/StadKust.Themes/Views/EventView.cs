namespace StadKust.Themes;

/// <summary>The times and terms of an event as templates see them.</summary>
public sealed class EventView : LazyObject
{
    private readonly ItemView item;
    private readonly RenderScope scope;

    internal EventView(ItemView item, RenderScope scope) => (this.item, this.scope) = (item, scope);

    protected override object? Compute(string member) => member switch
    {
        "price" => Price(),
        "is_free" => item.Item.Values.Text("price") == "free",
        "status" => item.Item.Values.Text("status") is "cancelled" or "postponed" or "soldOut" ? item.Item.Values.Text("status") : "",
        "status_name" => item.Item.Values.Text("status") switch
        {
            "cancelled" => scope.Phrase("Event.Cancelled"),
            "postponed" => scope.Phrase("Event.Postponed"),
            "soldOut" => scope.Phrase("Event.SoldOut"),
            _ => "",
        },
        "language_codes" => item.Item.Values.Choices("languages"),
        "language_names" => item.Item.Values.Choices("languages").Select(l => scope.Phrase(l switch
        {
            "nl" => "Event.InDutch",
            "de" => "Event.InGerman",
            "en" => "Event.InEnglish",
            _ => "Event.NoWords",
        })).ToList(),
        _ => null,
    };

    private string Price() => item.Item.Values.Text("price") switch
    {
        "" => "",
        "free" => scope.Phrase("Event.Free"),
        "donation" => scope.Phrase("Event.Donation"),
        var cents => Formats.Euro(cents, scope),
    };
}
