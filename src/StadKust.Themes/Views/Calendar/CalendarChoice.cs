namespace StadKust.Themes;

/// <summary>One of several: <c>value</c>, <c>name</c>, <c>url</c>, <c>is_chosen</c>.</summary>
public sealed class CalendarChoice(string value, string name, SafeUrl? url, bool isChosen) : LazyObject
{
    public string Name => name;

    protected override object? Compute(string member) => member switch
    {
        "value" => value,
        "name" => name,
        "url" => url,
        "is_chosen" => isChosen,
        _ => null,
    };
}
