using System.Text.Json;

namespace StadKust.Content;

public enum TranslationState
{
    /// <summary>The source says something, the translation nothing.</summary>
    Missing,

    /// <summary>The source has changed since the translation was made or found right.</summary>
    Outdated,

    Current,
}

/// <summary>How one field of a variant stands to the text it was translated from.</summary>
/// <param name="Field">Alias of the property; <c>$name</c> for the name.</param>
/// <param name="Source">Culture it was translated from.</param>
/// <param name="Since">UTC, when the source began to differ; null unless outdated.</param>
/// <param name="Words">Of the source now.</param>
/// <param name="WordsChanged">Words of the source that are new or other since then; all of them when the translation is missing.</param>
/// <param name="SourceThen">What the source said when the translation was made or found right; null when it said nothing.</param>
/// <param name="Who">Who translated it or found it right last; null when that was before it was kept.</param>
/// <param name="Reason">Why it is still right, when somebody said so.</param>
public sealed record FieldTranslation(
    Guid Item, Culture Culture, string Field, Culture Source, TranslationState State, DateTime? Since, int Words, int WordsChanged,
    JsonElement? SourceThen, JsonElement? SourceNow, string? Who, DateTime? At, string? Reason);

/// <summary>What is left to translate of one item in one culture.</summary>
/// <param name="Since">UTC, when the oldest of it became outdated; null when fields are only missing.</param>
public sealed record OutdatedItem(Guid Item, string Name, Culture Culture, int FieldsOutdated, int FieldsMissing, int WordsChanged, DateTime? Since);
