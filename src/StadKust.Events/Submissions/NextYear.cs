namespace StadKust.Events;

/// <summary>The dates of an event, 364 days later: the same day of the week. What departed from the rule in the old year is left behind.</summary>
internal static class NextYear
{
    public const int Days = 364;

    public static string? Of(string? when)
    {
        if (when is null || When.Read(when, "").When is not { } old)
        {
            return null;
        }

        return (old with
        {
            Start = old.Start.AddDays(Days),
            End = old.End.AddDays(Days),
            Rule = old.Rule is { Until: { } until } rule ? rule with { Until = until.AddDays(Days) } : old.Rule,
            Extra = [.. old.Extra.Select(e => new ExtraDate(e.Start.AddDays(Days), e.End.AddDays(Days)))],
            Except = [],
            Moved = [],
            Cancelled = [],
        }).ToJson();
    }
}
