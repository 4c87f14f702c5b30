namespace StadKust.Events;

/// <summary>What an event can be narrowed by, in the order people are offered it. Each has its word in the dictionary: <c>Kind.Market</c>, <c>Icon.Tulip</c>, <c>Audience.Families</c>.</summary>
public static class EventChoices
{
    public static IReadOnlyList<string> Kinds { get; } = ["market", "museum", "heritage", "garden", "walking", "cycling", "beach", "water", "food", "business"];

    public static IReadOnlyList<string> Themes { get; } = ["tulip", "culture", "knowledge", "coast", "freedom"];

    public static IReadOnlyList<string> Audiences { get; } = ["families", "couples", "seniors"];
}
