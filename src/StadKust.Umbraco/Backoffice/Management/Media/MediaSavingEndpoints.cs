using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.KeepingWork;
using StadKust.Umbraco.Backoffice.Management.Documents;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>Making, saving, replacing and checking media items.</summary>
internal static class MediaSavingEndpoints
{
    private const int Attempts = 8;

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/media/{id:guid}", MediaAsync);
        management.MapPost("/v1/media", (HttpContext c, MediaDesk d) => CreateAsync(c, d, onlyCheck: false));
        management.MapPost("/v1/media/validate", (HttpContext c, MediaDesk d) => CreateAsync(c, d, onlyCheck: true));
        management.MapPut("/v1/media/{id:guid}", (HttpContext c, Guid id, MediaDesk d) => SaveAsync(c, id, d, onlyCheck: false));
        management.MapPut("/v1/media/{id:guid}/validate", (HttpContext c, Guid id, MediaDesk d) => SaveAsync(c, id, d, onlyCheck: true));
    }

    private static async Task<IResult> MediaAsync(HttpContext context, Guid id, MediaDesk desk)
    {
        var (item, refused) = await desk.OpenAsync(context, id, writes: false);
        if (refused is not null)
        {
            return refused;
        }

        var shown = MediaBodies.Media(await desk.ModelAsync(context), item!);
        context.Response.Headers[RevisionToken.Header] = new RevisionToken(
            id,
            shown.Values.Select(v => (Key: new FieldKey("", v.Alias), Is: Canonical.Hash(v.Value)))
                .Append((Key: new FieldKey("", FieldChange.OfName), Is: Canonical.Hash(JsonValue.Create(item!.Name)))).ToDictionary(f => f.Key, f => f.Is)).Write();
        return Answer.Of(shown);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, MediaDesk desk, bool onlyCheck)
    {
        var (sent, refused) = await Requests.ReadAsync<SentMedia>(context);
        refused ??= await desk.RefusedAsync(context, sent!.Parent?.Id, writes: true);
        if (refused is not null)
        {
            return refused;
        }

        var model = await desk.ModelAsync(context);
        if (sent!.MediaType is not { } wanted || model.Find(wanted.Id) is not { Kind: TypeKind.Media } type)
        {
            return Answer.Refused(context, [new Finding(Severity.Error, "type-unknown", "", "There is no such media type.")]);
        }

        var key = sent.Id is { } own && own != Guid.Empty ? own : Guid.NewGuid();
        var none = new DraftItem(key, type.Alias, null, 0, 0, false, null, default, default, 0, "", null, ImmutableDictionary<string, JsonElement>.Empty, false, []);
        var merged = Merging.Of(model, type, none, Fields(context, model, type, sent), token: null, Choices.None);
        var (file, fault) = await FileAsync(context, desk, model, type, merged.Change.Shared, before: null);
        if (fault is not null)
        {
            return fault;
        }

        if (merged.Faults.Any(f => f.Stops))
        {
            return MediaErrors.Invalid(context, merged.Faults, []);
        }

        var item = new NewMedia(key, type.Alias, sent.Parent?.Id, merged.Change.Names.GetValueOrDefault(new Culture(""), ""))
        {
            Values = merged.Change.Shared.RemoveRange(merged.Change.Shared.Where(v => v.Value.ValueKind == JsonValueKind.Null).Select(v => v.Key)),
            File = file?.New,
        };
        if (onlyCheck)
        {
            return MediaErrors.Checked(context, merged.Faults, await desk.Media.TryAsync(item, context.RequestAborted));
        }

        var twins = file is null ? [] : await desk.Media.WithHashAsync(file.New.Stored.Hash, context.RequestAborted);
        var outcome = await desk.Media.CreateAsync(item, Editor.Of(context).Who, context.RequestAborted);
        if (!outcome.Done)
        {
            return MediaErrors.Of(context, outcome.Findings);
        }

        if (file is not null)
        {
            desk.Temporary.Remove(file.Temporary);
        }

        await desk.ShownAsync(outcome, context.RequestAborted);
        Answer.Notify(context, [
            .. outcome.Findings.Where(f => f.Code != "value-missing-yet"), .. file?.Findings ?? [],
            .. twins.Take(1).Select(t => new Finding(Severity.Warning, "duplicate-file", t.Name, "The library holds the same bytes already.")),
            .. outcome.Findings.Where(f => f.Code == "value-missing-yet").Take(1)]);
        return Answer.Created(context, "media", key);
    }

    private static async Task<IResult> SaveAsync(HttpContext context, Guid id, MediaDesk desk, bool onlyCheck)
    {
        var (sent, refused) = await Requests.ReadAsync<SentMedia>(context);
        refused ??= await desk.RefusedAsync(context, id, writes: true);
        if (refused is not null)
        {
            return refused;
        }

        var token = RevisionToken.Read(context.Request.Headers[RevisionToken.Header]);
        if (!onlyCheck && (token is null || token.About != id))
        {
            return Answer.Problem(context, StatusCodes.Status428PreconditionRequired, "no-revision");
        }

        var stop = context.RequestAborted;
        var model = await desk.ModelAsync(context);
        for (var attempt = 1; ; attempt++)
        {
            if (await desk.Media.FindAsync(id, stop) is not { } now || model.MediaType(now.Type) is not { } type)
            {
                return Answer.NotFound(context);
            }

            var merged = Merging.Of(model, type, MediaBodies.AsItem(now), Fields(context, model, type, sent!), onlyCheck ? null : token, Choices.Of(context.Request));
            if (merged.Conflicts.Count > 0)
            {
                var last = await desk.Log.OfAsync(ChangeKind.Media, id.ToString(), 1, stop) is [var newest, ..] ? newest : null;
                return Conflict.Answer(context, merged.Conflicts, last);
            }

            var (file, fault) = await FileAsync(context, desk, model, type, merged.Change.Shared, now);
            if (fault is not null)
            {
                return fault;
            }

            if (merged.Faults.Any(f => f.Stops))
            {
                return MediaErrors.Invalid(context, merged.Faults, []);
            }

            var cropped = merged.Change.Shared.TryGetValue(MediaBodies.FileProperty, out var value) && value.ValueKind == JsonValueKind.Object ? JsonNode.Parse(value.GetRawText()) : null;
            var change = new MediaChange(id, onlyCheck ? null : now.Version)
            {
                Name = merged.Change.Names.GetValueOrDefault(new Culture("")),
                Values = merged.Change.Shared,
                File = file?.New,
                SetsFocal = cropped is not null,
                Focal = Crops.FocalPoint(cropped?["focalPoint"]),
            };
            if (onlyCheck)
            {
                return MediaErrors.Checked(context, merged.Faults, await desk.Media.TryAsync(change, stop));
            }

            var outcome = await desk.Media.SaveAsync(change, Editor.Of(context).Who, stop);
            if (outcome.Findings.Any(f => f.Code == "conflict") && attempt < Attempts)
            {
                continue;
            }

            if (!outcome.Done)
            {
                return MediaErrors.Of(context, outcome.Findings);
            }

            if (file is not null)
            {
                desk.Temporary.Remove(file.Temporary);
            }

            await desk.ShownAsync(outcome, stop);
            context.Response.Headers[RevisionToken.Header] = (await TokenAsync(desk, model, id, sent!, file is not null, stop)).Write();
            Answer.Notify(context, [.. outcome.Findings, .. file?.Findings ?? []]);
            return Answer.Done();
        }
    }

    // A file that was just taken has another address than the tab has sent; the client loads the item again after that.
    private static async Task<RevisionToken> TokenAsync(MediaDesk desk, ContentModel model, Guid id, SentMedia sent, bool replaced, CancellationToken stop)
    {
        var values = (sent.Values ?? []).Where(v => v?.Alias is not null).DistinctBy(v => v.Alias).ToDictionary(v => new FieldKey("", v.Alias!), v => Canonical.Hash(v.Value));
        values[new FieldKey("", FieldChange.OfName)] = Canonical.Hash(JsonValue.Create((sent.Variants is [var variant, ..] ? variant : null)?.Name?.Trim()));
        if (replaced && await desk.Media.FindAsync(id, stop) is { } now)
        {
            foreach (var value in MediaBodies.Values(model, now).Where(v => v.Alias == MediaBodies.FileProperty))
            {
                values[new FieldKey("", value.Alias)] = Canonical.Hash(value.Value);
            }
        }

        return new RevisionToken(id, values);
    }

    private static SentFields Fields(HttpContext context, ContentModel model, DocumentType type, SentMedia sent) => SentFields.Of(
        model, type, [], new SentDocument(null, null, null, null, sent.Values, sent.Variants, null, null), Editor.Of(context) with { Cultures = null });

    private sealed record TakenFile(Guid Temporary, NewFile New, IReadOnlyList<Finding> Findings);

    /// <summary>The uploaded file the values name, looked at and stored; null when they name none.</summary>
    private static async Task<(TakenFile? File, IResult? Fault)> FileAsync(
        HttpContext context, MediaDesk desk, ContentModel model, DocumentType type, ImmutableDictionary<string, JsonElement> values, DraftMedia? before)
    {
        if (!values.TryGetValue(MediaBodies.FileProperty, out var value) || value.ValueKind != JsonValueKind.Object
            || !value.TryGetProperty("temporaryFileId", out var given) || given.ValueKind != JsonValueKind.String)
        {
            return (null, null);
        }

        var words = AnswerWords.For(context);
        if (!given.TryGetGuid(out var id) || await desk.Temporary.FindAsync(id, Editor.Of(context).Key, context.RequestAborted) is not { } temporary)
        {
            return (null, Answer.Problem(context, StatusCodes.Status400BadRequest, "file-refused", words.Say("file-missing")));
        }

        if (MediaUploads.TypeFor(model, temporary.Name) is { } fitting && fitting.Key != type.Key && before is null)
        {
            return (null, Answer.Problem(context, StatusCodes.Status400BadRequest, "file-refused", words.Say("file-type")));
        }

        if (before is { Path.Length: > 0 } && MediaUploads.TypeFor(model, temporary.Name)?.Key != type.Key)
        {
            return (null, Answer.Problem(context, StatusCodes.Status400BadRequest, "file-refused", words.Say("file-type")));
        }

        await using var bytes = desk.Temporary.Open(temporary);
        var stored = await desk.Files.PutAsync(bytes, temporary.Name, context.RequestAborted);
        return stored.Finding is { Severity: Severity.Error } finding
            ? (null, Answer.Problem(context, StatusCodes.Status400BadRequest, "file-refused", $"{temporary.Name}: {words.Say(finding.Code) ?? words.Say("file-content")}"))
            : (new TakenFile(id, new NewFile(temporary.Name, stored), stored.Finding is { } told ? [told] : []), null);
    }
}
