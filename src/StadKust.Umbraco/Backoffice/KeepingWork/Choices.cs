using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Backoffice.KeepingWork;

/// <summary>What an editor has chosen for fields in conflict: <c>{"nl/title":"theirs","nl/intro":"mine Ab3xY9z_"}</c>.</summary>
/// <remarks>Mine names the state that was looked at, so that a third person's save in between is a conflict again.</remarks>
internal sealed class Choices(IReadOnlyDictionary<string, string> made)
{
    public const string Header = "StadKust-Choices";

    private const string Mine = "mine ";

    public static Choices None { get; } = new(new Dictionary<string, string>());

    public static Choices Of(HttpRequest request)
    {
        try
        {
            return request.Headers[Header].FirstOrDefault() is { Length: > 0 and < 16_000 } text && JsonSerializer.Deserialize<Dictionary<string, string>>(text) is { } made
                ? new Choices(made)
                : None;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    public bool IsTheirs(FieldKey field) => made.GetValueOrDefault(field.ToString()) == "theirs";

    /// <param name="theirs">Hash of what is stored now.</param>
    public bool IsMine(FieldKey field, string theirs) => made.GetValueOrDefault(field.ToString()) == $"{Mine}{theirs}";
}
