using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Words;

/// <summary>The dictionary: words that theme, mails and magazine show. Who may write one culture only changes the texts of that one.</summary>
internal static class Dictionary
{
    public static void Map(IEndpointRouteBuilder v1)
    {
        var words = v1.MapGroup("").Needs(Sections.Words);
        words.MapGet("/dictionary", async (HttpContext context, string? filter, int? skip, int? take, WordDrafts drafts) =>
        {
            var all = await drafts.ListAsync(context.RequestAborted);
            return all.Where(w => string.IsNullOrWhiteSpace(filter) || w.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)
                    || w.Texts.Values.Any(t => t.Contains(filter, StringComparison.OrdinalIgnoreCase)))
                .Select(w => new { w.Name, Id = w.Key, Parent = ById.Of(Parent(all, w)?.Key), TranslatedIsoCodes = w.Texts.Keys.Select(c => c.Code).Order() })
                .ToArray().Page(skip, take);
        });
        words.MapGet("/dictionary/{id:guid}", async (HttpContext context, Guid id, WordDrafts drafts) =>
            await drafts.FindAsync(id, context.RequestAborted) is { } word
                ? TypedResults.Ok(new { Id = word.Key, word.Name, Translations = word.Texts.OrderBy(t => t.Key.Code, StringComparer.Ordinal).Select(t => new Translation(t.Key.Code, t.Value)) })
                : Problem.NotFound());
        words.MapPost("/dictionary", CreateAsync);
        words.MapPut("/dictionary/{id:guid}", SaveAsync);
        words.MapPut("/dictionary/{id:guid}/move", async (HttpContext context, Guid id, Move move, WordDrafts drafts) =>
            !context.Asker().AllCultures ? Problem.Forbidden()
            : await drafts.MoveAsync(id, move.Target?.Id, Who(context), context.RequestAborted) is { } fault ? Refusal.Of(context, fault) : TypedResults.Ok());
        words.MapDelete("/dictionary/{id:guid}", async (HttpContext context, Guid id, WordDrafts drafts) =>
            !context.Asker().AllCultures ? Problem.Forbidden()
            : await drafts.DeleteAsync(id, Who(context), context.RequestAborted) ? TypedResults.Ok() : Problem.NotFound());
        words.MapGet("/item/dictionary", async (HttpContext context, Guid[] id, WordDrafts drafts) =>
            (await drafts.ListAsync(context.RequestAborted)).Where(w => id.Contains(w.Key)).Select(w => new { w.Name, Id = w.Key, Flags = Array.Empty<object>() }));
        words.MapGet("/tree/dictionary/root", async (HttpContext context, int? skip, int? take, WordDrafts drafts) => Below(await drafts.ListAsync(context.RequestAborted), null).Page(skip, take));
        words.MapGet("/tree/dictionary/children", async (HttpContext context, Guid? parentId, int? skip, int? take, WordDrafts drafts) =>
            Below(await drafts.ListAsync(context.RequestAborted), parentId).Page(skip, take));
        words.MapGet("/tree/dictionary/ancestors", async (HttpContext context, Guid descendantId, WordDrafts drafts) =>
        {
            var all = await drafts.ListAsync(context.RequestAborted);
            var path = new List<Node>();
            for (var word = all.FirstOrDefault(w => w.Key == descendantId); word is not null && path.Count < 100; word = Parent(all, word))
            {
                path.Insert(0, Of(all, word));
            }

            return path;
        });
    }

    private static async Task<IResult> CreateAsync(HttpContext context, Asked asked, WordDrafts drafts)
    {
        if (!context.Asker().AllCultures)
        {
            return Problem.Forbidden();
        }

        var id = asked.Id ?? Guid.NewGuid();
        return await drafts.FindAsync(id, context.RequestAborted) is not null ? Refusal.Of(context, "word-taken")
            : await drafts.SaveAsync(id, asked.Name ?? "", asked.Parent?.Id, Texts(asked.Translations), Who(context), context.RequestAborted) is { } fault ? Refusal.Of(context, fault)
            : Paging.Created(context, $"{Backoffice.Management}/v1/dictionary", id.ToString());
    }

    private static async Task<IResult> SaveAsync(HttpContext context, Guid id, Asked asked, WordDrafts drafts)
    {
        var rights = context.Asker();
        if (await drafts.FindAsync(id, context.RequestAborted) is not { } word)
        {
            return Problem.NotFound();
        }

        // The client sends every text it had loaded: those in other languages stay what they are now.
        var sent = Texts(asked.Translations);
        var texts = rights.AllCultures
            ? sent
            : word.Texts.Where(t => !rights.MayWrite(t.Key.Code)).Concat(sent.Where(t => rights.MayWrite(t.Key.Code))).ToDictionary(t => t.Key, t => t.Value);
        return await drafts.SaveAsync(id, rights.AllCultures ? asked.Name ?? "" : word.Name, null, texts, Who(context), context.RequestAborted) is { } fault
            ? Refusal.Of(context, fault)
            : TypedResults.Ok();
    }

    private static Dictionary<Culture, string> Texts(IReadOnlyList<Translation>? translations) =>
        (translations ?? []).DistinctBy(t => t.IsoCode).ToDictionary(t => new Culture(t.IsoCode), t => t.Text ?? "");

    private static DictionaryWord? Parent(IReadOnlyList<DictionaryWord> all, DictionaryWord word) =>
        word.Parent is { } name ? all.FirstOrDefault(w => w.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) : null;

    private static Node[] Below(IReadOnlyList<DictionaryWord> all, Guid? parent) => [.. all.Where(w => Parent(all, w)?.Key == parent).Select(w => Of(all, w))];

    private static Node Of(IReadOnlyList<DictionaryWord> all, DictionaryWord word) =>
        new(word.Key, word.Name, ById.Of(Parent(all, word)?.Key), all.Any(w => string.Equals(w.Parent, word.Name, StringComparison.OrdinalIgnoreCase)), []);

    private static string Who(HttpContext context) => context.Asker().Account.Id.ToString();

    private sealed record Node(Guid Id, string Name, ById? Parent, bool HasChildren, IReadOnlyList<object> Flags);

    private sealed record Translation(string IsoCode, [property: System.Text.Json.Serialization.JsonPropertyName("translation")] string? Text);

    private sealed record Asked(Guid? Id, string? Name, ById? Parent, IReadOnlyList<Translation>? Translations);

    private sealed record Move(ById? Target);
}
