using System.Text.Json;

namespace StadKust.Content;

/// <summary>One field in two states of an item.</summary>
/// <param name="Culture">Empty: the field is shared by all cultures.</param>
/// <param name="Alias">Alias of the property; <c>$name</c> and the like for what is no property.</param>
/// <param name="Name">As editors see it.</param>
/// <param name="Before">Null when it was not set.</param>
public sealed record FieldChange(Culture Culture, string Alias, string Name, JsonElement? Before, JsonElement? After)
{
    public const string OfName = "$name";

    /// <summary>Whether the item is published in the culture.</summary>
    public const string OfPublished = "$published";

    /// <summary>Whether the item exists in the culture at all.</summary>
    public const string OfCulture = "$culture";

    public const string OfSchedule = "$schedule";
}

/// <summary>What rolling one culture back would do, before it is done.</summary>
/// <param name="Own">Fields of the culture.</param>
/// <param name="Shared">Shared fields as they were then; each is rolled back only when asked for.</param>
/// <param name="Touches">Other cultures that show the shared fields, published ones first of all.</param>
public sealed record RollbackEffect(
    Revision Revision, IReadOnlyList<FieldChange> Own, IReadOnlyList<FieldChange> Shared, IReadOnlyList<Culture> Touches, IReadOnlyList<Finding> Findings);

/// <summary>Which versions are kept: all for a while, then the last of each day, then only what was published.</summary>
/// <remarks>The newest version of a culture and what is published now are never pruned.</remarks>
public sealed record VersionRule(TimeSpan KeepAll, TimeSpan KeepDaily, bool KeepPublished = true)
{
    /// <summary>A week of everything, a quarter of a year of days.</summary>
    public static VersionRule Usual { get; } = new(TimeSpan.FromDays(7), TimeSpan.FromDays(90));
}
