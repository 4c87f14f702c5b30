using System.Text.Json.Nodes;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Types;

internal sealed record ContainerForm(Guid Id, ById? Parent, string? Name, string Type, int SortOrder);

internal sealed record ValidationForm(bool Mandatory, string? MandatoryMessage, string? RegEx, string? RegExMessage);

internal sealed record AppearanceForm(bool LabelOnTop);

internal sealed record PropertyForm(
    Guid Id, ById? Container, int SortOrder, string Alias, string Name, string? Description, ById DataType, bool VariesByCulture, bool VariesBySegment,
    ValidationForm Validation, AppearanceForm Appearance);

internal sealed record CleanupForm(bool PreventCleanup, int? KeepAllVersionsNewerThanDays, int? KeepLatestVersionPerDayForDays);

internal sealed record AllowedTypeForm(Guid Id, string Name, string? Description, string Icon);

internal sealed record DataTypeForm(Guid Id, string Name, string EditorAlias, string EditorUiAlias, IReadOnlyList<SettingForm> Values, bool IsDeletable, bool CanIgnoreStartNodes);

internal sealed record SettingForm(string Alias, JsonNode? Value);

// What the client sends.

internal sealed record SentType(
    Guid? Id, SentKey? Parent, string? Alias, string? Name, string? Description, string? Icon, bool AllowedAsRoot, bool VariesByCulture, bool IsElement,
    IReadOnlyList<SentProperty>? Properties, IReadOnlyList<SentContainer>? Containers, IReadOnlyList<SentAllowed>? AllowedDocumentTypes,
    IReadOnlyList<SentAllowed>? AllowedMediaTypes, IReadOnlyList<SentComposition>? Compositions);

internal sealed record SentKey(Guid Id);

internal sealed record SentProperty(
    Guid Id, SentKey? Container, int SortOrder, string? Alias, string? Name, string? Description, SentKey? DataType, bool VariesByCulture,
    SentValidation? Validation, SentAppearance? Appearance);

internal sealed record SentValidation(bool Mandatory, string? MandatoryMessage, string? RegEx, string? RegExMessage);

internal sealed record SentAppearance(bool LabelOnTop);

internal sealed record SentContainer(Guid Id, SentKey? Parent, string? Name, string? Type, int SortOrder);

internal sealed record SentAllowed(SentKey? DocumentType, SentKey? MediaType, int SortOrder);

internal sealed record SentComposition(SentKey? DocumentType, SentKey? MediaType);

internal sealed record SentDataType(Guid? Id, SentKey? Parent, string? Name, string? EditorAlias, string? EditorUiAlias, IReadOnlyList<SettingForm>? Values);
