using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Documents;

/// <summary>Making, saving and checking documents; saving and publishing in one step.</summary>
internal static class DocumentSaving
{
    // Somebody else saved between reading and writing: with ten editors on one item twice in a row is rare.
    private const int Attempts = 8;

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapPost("/v1/document", (HttpContext c, DocumentDesk d) => CreateAsync(c, d, publish: false));
        management.MapPost("/v1/document/create-and-publish", (HttpContext c, DocumentDesk d) => CreateAsync(c, d, publish: true));
        management.MapPost("/v1/document/validate", ValidateNewAsync);
        management.MapPut("/v1/document/{id:guid}", (HttpContext c, Guid id, DocumentDesk d) => SaveAsync(c, id, d, publish: false));
        management.MapPut("/v1/document/{id:guid}/update-and-publish", (HttpContext c, Guid id, DocumentDesk d) => SaveAsync(c, id, d, publish: true));
        management.MapPut("/v1.1/document/{id:guid}/validate", ValidateAsync);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, Guid id, DocumentDesk documents, bool publish)
    {
        var (sent, refused) = await Requests.ReadAsync<SentDocument>(context);
        refused ??= await documents.Access.RefusedAsync(context, id, DocumentVerbs.Update);
        refused ??= publish ? await documents.Access.RefusedAsync(context, id, DocumentVerbs.Publish) : null;
        if (refused is not null || sent is null)
        {
            return refused!;
        }

        var cultures = Cultures(sent.CulturesToPublish);
        if (publish && DocumentAccess.RefusedCultures(context, cultures) is { } foreign)
        {
            return foreign;
        }

        if (RevisionToken.Read(context.Request.Headers[RevisionToken.Header]) is not { } token || token.About != id)
        {
            return Answer.Problem(context, StatusCodes.Status428PreconditionRequired, "no-revision");
        }

        var stop = context.RequestAborted;
        for (var attempt = 1; ; attempt++)
        {
            if (await documents.Drafts.FindAsync(id, stop) is not { } now)
            {
                return Answer.NotFound(context);
            }

            var (model, languages) = await documents.Drafts.ModelAsync(stop);
            if (model.Document(now.Type) is not { } type)
            {
                return Answer.Refused(context, [new Finding(Severity.Error, "type-unknown", now.Name, now.Type)]);
            }

            var fields = SentFields.Of(model, type, languages, sent, Editor.Of(context));
            var merged = Merging.Of(model, type, now, fields, token, Choices.Of(context.Request));
            if (merged.Conflicts.Count > 0)
            {
                return Conflict.Answer(context, merged.Conflicts, await documents.Log.OfItemAsync(id, 1, stop) is [var last, ..] ? last : null);
            }

            List<ValueFault> faults = [.. merged.Faults, .. publish ? Broken(documents, merged.Change) : []];
            if (faults.Exists(f => f.Stops))
            {
                return Answer.Invalid(context, FieldErrors.Of(context, faults, []));
            }

            var who = Editor.Of(context).Who;
            var outcome = publish
                ? await documents.Drafts.SaveAndPublishAsync(merged.Change, Published(type, cultures), who, stop)
                : await documents.Drafts.SaveAsync(merged.Change, who, stop);
            if (outcome.Findings.Any(f => f.Code == "conflict") && attempt < Attempts)
            {
                continue;
            }

            if (!outcome.Done)
            {
                return outcome.Findings.All(f => f.Severity != Severity.Error || f.Field is not null)
                    ? Answer.Invalid(context, FieldErrors.Of(context, [], outcome.Findings))
                    : Answer.Refused(context, outcome.Findings);
            }

            await documents.SeenAsync(outcome, publish, stop);
            context.Response.Headers[RevisionToken.Header] = Merging.TokenOf(id, sent).Write();
            if (merged.OfOthers > 0)
            {
                context.Response.Headers["StadKust-Merged"] = merged.OfOthers.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            Answer.Notify(context, [.. outcome.Findings, .. Told(merged.Faults)]);
            return Answer.Done();
        }
    }

    private static async Task<IResult> CreateAsync(HttpContext context, DocumentDesk documents, bool publish)
    {
        var (made, sent, faults, refused) = await NewAsync(context, documents);
        if (refused is not null)
        {
            return refused;
        }

        var cultures = Cultures(sent!.CulturesToPublish);
        refused = publish ? await documents.Access.RefusedAsync(context, made!.Parent, DocumentVerbs.Publish) ?? DocumentAccess.RefusedCultures(context, cultures) : null;
        if (refused is not null)
        {
            return refused;
        }

        IReadOnlyList<ValueFault> stopping = [.. faults!, .. publish ? Broken(documents, made!.Shared, made.Values) : []];
        if (stopping.Any(f => f.Stops))
        {
            return Answer.Invalid(context, FieldErrors.Of(context, stopping, []));
        }

        var (model, _) = await documents.Drafts.ModelAsync(context.RequestAborted);
        var who = Editor.Of(context).Who;
        var outcome = publish
            ? await documents.Drafts.CreateAndPublishAsync(made!, Published(model.Document(made!.Type)!, cultures), who, context.RequestAborted)
            : await documents.Drafts.CreateAsync(made!, who, context.RequestAborted);
        if (!outcome.Done)
        {
            return outcome.Findings.All(f => f.Severity != Severity.Error || f.Field is not null)
                ? Answer.Invalid(context, FieldErrors.Of(context, [], outcome.Findings))
                : Answer.Refused(context, outcome.Findings);
        }

        await documents.SeenAsync(outcome, publish, context.RequestAborted);
        context.Response.Headers[RevisionToken.Header] = Merging.TokenOf(outcome.Key, sent).Write();
        Answer.Notify(context, [.. outcome.Findings, .. Told(faults!)]);
        return Answer.Created(context, "document", outcome.Key);
    }

    private static async Task<IResult> ValidateNewAsync(HttpContext context, DocumentDesk documents)
    {
        var (made, sent, faults, refused) = await NewAsync(context, documents);
        if (refused is not null)
        {
            return refused;
        }

        var cultures = sent!.Cultures is null ? [.. made!.Names.Keys] : Cultures(sent.Cultures);
        var findings = await documents.Drafts.TryAsync(made!, [.. cultures.Where(made!.Names.ContainsKey)], context.RequestAborted);
        return Checked(context, [.. faults!, .. Broken(documents, made!.Shared, made.Values)], findings);
    }

    private static async Task<IResult> ValidateAsync(HttpContext context, Guid id, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentDocument>(context);
        if (refused is not null)
        {
            return refused;
        }

        var (now, closed) = await documents.Access.OpenAsync(context, id, DocumentVerbs.Update);
        if (closed is not null)
        {
            return closed;
        }

        var (model, languages) = await documents.Drafts.ModelAsync(context.RequestAborted);
        if (model.Document(now!.Type) is not { } type)
        {
            return Answer.Refused(context, [new Finding(Severity.Error, "type-unknown", now.Name, now.Type)]);
        }

        var fields = SentFields.Of(model, type, languages, sent!, Editor.Of(context));
        var merged = Merging.Of(model, type, now, fields, token: null, Choices.None);
        var cultures = sent!.Cultures is null ? [.. fields.Names.Select(n => new Culture(n.Key.Culture))] : Published(type, Cultures(sent.Cultures));
        var known = cultures.Where(c => now.In(c) is not null || merged.Change.Names.ContainsKey(c)).ToList();
        var findings = await documents.Drafts.TryAsync(merged.Change with { ExpectedVersion = null }, known, context.RequestAborted);
        return Checked(context, [.. merged.Faults, .. Broken(documents, merged.Change)], findings);
    }

    private static async Task<(NewItem? Made, SentDocument? Sent, IReadOnlyList<ValueFault>? Faults, IResult? Refused)> NewAsync(HttpContext context, DocumentDesk documents)
    {
        var (sent, refused) = await Requests.ReadAsync<SentDocument>(context);
        refused ??= await documents.Access.RefusedAsync(context, sent!.Parent?.Id, DocumentVerbs.Create);
        if (refused is not null)
        {
            return (null, null, null, refused);
        }

        var (model, languages) = await documents.Drafts.ModelAsync(context.RequestAborted);
        if (sent!.DocumentType is not { } wanted || model.Find(wanted.Id) is not { Kind: TypeKind.Document } type)
        {
            return (null, null, null, Answer.Refused(context, [new Finding(Severity.Error, "type-unknown", "", "There is no such document type.")]));
        }

        var key = sent.Id is { } own && own != Guid.Empty ? own : Guid.NewGuid();
        var none = new DraftItem(key, type.Alias, sent.Parent?.Id, 0, 0, false, null, default, default, 0, "", null, ImmutableDictionary<string, JsonElement>.Empty, false, []);
        var merged = Merging.Of(model, type, none, SentFields.Of(model, type, languages, sent, Editor.Of(context)), token: null, Choices.None);
        var template = type.Templates.FirstOrDefault(t => t.Alias == type.DefaultTemplate) ?? type.Templates.FirstOrDefault();
        return (
            new NewItem(type.Alias, sent.Parent?.Id, key)
            {
                Names = merged.Change.Names,
                Shared = WithoutEmpty(merged.Change.Shared),
                Values = merged.Change.Values.ToImmutableDictionary(v => v.Key, v => WithoutEmpty(v.Value)),
                Template = template,
            },
            sent, merged.Faults, null);
    }

    private static ImmutableDictionary<string, JsonElement> WithoutEmpty(ImmutableDictionary<string, JsonElement> values) =>
        values.RemoveRange(values.Where(v => v.Value.ValueKind == JsonValueKind.Null).Select(v => v.Key));

    private static IResult Checked(HttpContext context, IReadOnlyList<ValueFault> faults, IReadOnlyCollection<Finding> findings)
    {
        var errors = FieldErrors.Of(context, faults, findings);
        if (errors.Count > 0)
        {
            return Answer.Invalid(context, errors);
        }

        return findings.Any(f => f.Severity == Severity.Error) ? Answer.Refused(context, findings) : Answer.Done();
    }

    private static IEnumerable<ValueFault> Broken(DocumentDesk documents, ItemChange change) => Broken(documents, change.Shared, change.Values);

    private static IEnumerable<ValueFault> Broken(
        DocumentDesk documents, ImmutableDictionary<string, JsonElement> shared, ImmutableDictionary<Culture, ImmutableDictionary<string, JsonElement>> values) =>
        from rule in documents.Rules
        from own in values.Select(v => (Culture: v.Key.Code, Values: v.Value)).Append((Culture: "", Values: shared))
        where own.Values.TryGetValue(rule.Property, out var value) && value.ValueKind != JsonValueKind.Null && !rule.Holds(value)
        select new ValueFault(new FieldPlace(rule.Property, own.Culture), rule.Code);

    private static IEnumerable<Finding> Told(IReadOnlyList<ValueFault> faults) =>
        faults.Where(f => !f.Stops).Select(f => new Finding(Severity.Warning, f.Code, f.Field.Alias, f.Code));

    private static List<Culture> Cultures(IReadOnlyList<string>? codes) => [.. (codes ?? []).Where(c => c is not null and not "invariant").Select(c => new Culture(c)).Distinct()];

    private static List<Culture> Published(DocumentType type, List<Culture> cultures) => type.VariesByCulture ? cultures : [new Culture("")];
}
