namespace StadKust.Themes;

/// <summary>A row of the month: <c>number</c> (ISO 8601), <c>url</c>, <c>days</c>, Monday first.</summary>
public sealed class CalendarWeek(int number, SafeUrl? url, IReadOnlyList<AgendaDay> days) : LazyObject
{
    protected override object? Compute(string member) => member switch
    {
        "number" => number,
        "url" => url,
        "days" => days,
        _ => null,
    };
}

/// <summary>Morning, afternoon or evening of a day: <c>name</c>, <c>entries</c>.</summary>
public sealed class DayPart(string name, IReadOnlyList<EntryView> entries) : LazyObject
{
    protected override object? Compute(string member) => member switch
    {
        "name" => name,
        "entries" => entries,
        _ => null,
    };
}
