using System.Runtime.CompilerServices;
using System.Text.Json;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>The approved answers, each put into Umbraco's own contract types and written by them: the same members and values come out.</summary>
public sealed class ContractTests
{
    // What the answers of items and media are made of; a type that no approved answer holds would be proved by nothing.
    private static readonly Type[] Contract =
    [
        typeof(ApiContentResponse), typeof(ApiContent), typeof(ApiContentRoute), typeof(ApiElement), typeof(ApiBlockListModel), typeof(ApiBlockItem), typeof(ApiBlockGridModel),
        typeof(ApiBlockGridItem), typeof(ApiLink), typeof(ApiMedia), typeof(ImageFocalPoint), typeof(ImageCrop), typeof(RichTextModel), typeof(RichTextRootElement),
        typeof(RichTextGenericElement), typeof(RichTextTextElement),
    ];

    private static readonly JsonSerializerOptions Options = UmbracoJson.Options(static info =>
    {
        if (info.Type == typeof(IApiElement) || info.Type == typeof(ApiElement))
        {
            // 18 has given elements a name which 17 does not write; our blocks are those of 17.
            info.Properties.Remove(info.Properties.Single(p => p.Name == "name"));
        }
    });

    public static TheoryData<string> Answers => [.. Approved().Select(f => Path.GetFileNameWithoutExtension(f))];

    [Theory, MemberData(nameof(Answers))]
    public void Approved_answer_is_what_umbracos_own_types_write(string name)
    {
        using var approved = Body(name);

        var written = JsonSerializer.SerializeToElement(new AsContract().Of(approved.RootElement), Options);

        Assert.Null(Difference(approved.RootElement, written, ""));
    }

    [Fact]
    public void Approved_answers_hold_every_type_of_the_contract()
    {
        var reading = new AsContract();
        foreach (var file in Approved())
        {
            using var approved = Body(Path.GetFileNameWithoutExtension(file));
            reading.Of(approved.RootElement);
        }

        Assert.Empty(Contract.Except(reading.Met));
    }

    // Refusals are problem details of the platform, not of the contract.
    private static IEnumerable<string> Approved([CallerFilePath] string here = "") =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(here)!, "Golden"), "*.txt").Where(f => !Path.GetFileName(f).StartsWith("refusal-", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static JsonDocument Body(string name)
    {
        var text = File.ReadAllText(Approved().Single(f => Path.GetFileNameWithoutExtension(f) == name));
        return JsonDocument.Parse(text[text.IndexOf('\n', StringComparison.Ordinal)..]);
    }

    // Null when there is none.
    private static string? Difference(JsonElement one, JsonElement other, string where)
    {
        if (JsonElement.DeepEquals(one, other))
        {
            return null;
        }

        if (one.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
        {
            var (mine, theirs) = (one.EnumerateObject().ToDictionary(m => m.Name, m => m.Value), other.EnumerateObject().ToDictionary(m => m.Name, m => m.Value));
            if (mine.Keys.Except(theirs.Keys).Concat(theirs.Keys.Except(mine.Keys)).ToList() is { Count: > 0 } alone)
            {
                return $"{where}: {string.Join(", ", alone)} in one of the two only";
            }

            var at = mine.First(m => !JsonElement.DeepEquals(m.Value, theirs[m.Key])).Key;
            return Difference(mine[at], theirs[at], $"{where}.{at}");
        }

        if (one.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array && one.GetArrayLength() == other.GetArrayLength())
        {
            var at = one.EnumerateArray().Zip(other.EnumerateArray()).TakeWhile(p => JsonElement.DeepEquals(p.First, p.Second)).Count();
            return Difference(one[at], other[at], $"{where}[{at}]");
        }

        return $"{where}: {one} here, {other} there";
    }
}
