using StadKust.Content;

namespace StadKust.Events;

/// <summary>Events whose dates cannot be read or do not mean what was typed: times the clock change skips, rules that never fit.</summary>
internal sealed class EventCheck(Calendars calendars) : ISiteCheck
{
    public string Subject => "events";

    public IEnumerable<Finding> Check(ContentSet set) => calendars.Of(set).Findings;
}
