using System.Text.Json;

namespace StadKust.Content;

/// <summary>Tells field by field what an import alters in what is stored.</summary>
internal sealed class ImportDifferences(Writing writing, ImportProtocol report, SiteModel site)
{
    public async Task OfItemAsync(string source, ItemRow old, ItemRow fresh, CancellationToken stop)
    {
        Tell(source, "", "$type", old.Type, fresh.Type);
        Tell(source, "", "$parent", old.Parent?.ToString(), fresh.Parent?.ToString());
        Tell(source, "", "$sort", Number(old.SortOrder), Number(fresh.SortOrder));
        Tell(source, "", "$trashed", Flag(old.Trashed), Flag(fresh.Trashed));
        Tell(source, "", "$template", old.TemplateAlias, fresh.TemplateAlias);
        Tell(source, "", "$created", Instant.Utc(old.Created).ToString("s", null), Instant.Utc(fresh.Created).ToString("s", null));
        await BodiesAsync(source, fresh.Type, "", old.SharedBody, fresh.SharedBody, stop);
        if (old.SharedBody == fresh.SharedBody && old.PublishedSharedBody is { } published && fresh.PublishedSharedBody is { } publishes)
        {
            await BodiesAsync(source, fresh.Type, "", published, publishes, stop);
        }
    }

    public async Task OfVariantAsync(string source, VariantRow old, VariantRow fresh, string type, CancellationToken stop)
    {
        Tell(source, old.Culture, FieldChange.OfName, old.Name, fresh.Name);
        Tell(source, old.Culture, FieldChange.OfPublished, Flag(old.IsPublished), Flag(fresh.IsPublished));
        await BodiesAsync(source, type, old.Culture, old.Body, fresh.Body, stop);

        // The file holds what editors have in hand, and publishes it: readers see other words than before.
        if (old.IsPublished && fresh.IsPublished && old.Body == fresh.Body && old.PublishedBody is { } published)
        {
            await BodiesAsync(source, type, old.Culture, published, fresh.PublishedBody!, stop);
        }
    }

    public void Tell(string source, string culture, string alias, string? before, string? after)
    {
        if (before != after)
        {
            report.Tell(source, new FieldChange(new Culture(culture), alias, alias, Text(before), Text(after)));
        }
    }

    public async Task BodiesAsync(string source, string type, string culture, string before, string after, CancellationToken stop)
    {
        if (before != after)
        {
            report.Tell(source, RevisionReading.Compare(
                site.Types.Document(type) ?? site.Types.MediaType(type), site.Types, new Culture(culture),
                await writing.ValuesAsync(before, stop), await writing.ValuesAsync(after, stop)));
        }
    }

    public static JsonElement? Text(string? text) => text is null ? null : JsonText.String(text);

    public static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Flag(bool flag) => flag ? "yes" : "no";
}
