using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Languages;

/// <summary>Languages of the content. Every screen reads them; the settings section changes them.</summary>
/// <remarks>None is ever mandatory for the client: its dialogs would refuse to publish an item that exists in German only. The server looks itself.</remarks>
internal static class LanguageEndpoints
{
    private static readonly Lazy<object[]> All = new(() =>
        [.. CultureInfo.GetCultures(CultureTypes.AllCultures).Where(c => c.Name.Length > 0).OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (object)new { c.Name, c.EnglishName })]);

    public static void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/language", async (HttpContext context, int? skip, int? take, LanguageDrafts languages) =>
            (await languages.ListAsync(context.RequestAborted)).Select(Whole).ToArray().Page(skip, take));
        v1.MapGet("/language/{iso}", async (HttpContext context, string iso, LanguageDrafts languages) =>
            (await languages.ListAsync(context.RequestAborted)).FirstOrDefault(l => l.Culture == new Culture(iso)) is { } language ? TypedResults.Ok(Whole(language)) : Problem.NotFound());
        v1.MapGet("/item/language", async (HttpContext context, string[] isoCode, LanguageDrafts languages) =>
            (await languages.ListAsync(context.RequestAborted)).Where(l => isoCode.Contains(l.Culture.Code, StringComparer.OrdinalIgnoreCase)).Select(Short));
        v1.MapGet("/item/language/default", async (HttpContext context, LanguageDrafts languages) =>
            (await languages.ListAsync(context.RequestAborted)).FirstOrDefault(l => l.IsDefault) is { } language ? TypedResults.Ok(Short(language)) : Problem.NotFound());
        v1.MapGet("/culture", (int? skip, int? take) => All.Value.Page(skip, take ?? 1000));

        var writing = v1.MapGroup("").Needs(Sections.Settings);
        writing.MapPost("/language", async (HttpContext context, Asked asked, LanguageDrafts languages) =>
            await languages.SaveAsync(asked.As(asked.IsoCode ?? ""), isNew: true, Who(context), context.RequestAborted) is { } fault
                ? Refusal.Of(context, fault)
                : Paging.Created(context, $"{Backoffice.Management}/v1/language", asked.IsoCode!));
        writing.MapPut("/language/{iso}", async (HttpContext context, string iso, Asked asked, LanguageDrafts languages) =>
            await languages.SaveAsync(asked.As(iso), isNew: false, Who(context), context.RequestAborted) is { } fault ? Refusal.Of(context, fault) : TypedResults.Ok());
        writing.MapDelete("/language/{iso}", async (HttpContext context, string iso, LanguageDrafts languages) =>
            await languages.DeleteAsync(new Culture(iso), Who(context), context.RequestAborted) is { } fault ? Refusal.Of(context, fault) : TypedResults.Ok());
    }

    private static object Whole(Language language) => new
    {
        IsoCode = language.Culture.Code,
        language.Name,
        language.IsDefault,
        IsMandatory = false,
        FallbackIsoCode = language.Fallback?.Code,
    };

    private static object Short(Language language) => new { language.Name, IsoCode = language.Culture.Code };

    private static string Who(HttpContext context) => context.Asker().Account.Id.ToString();

    private sealed record Asked(string? IsoCode, string? Name, bool IsDefault, bool IsMandatory, string? FallbackIsoCode)
    {
        public Language As(string iso) => new(new Culture(iso), Name ?? "", IsDefault, false, FallbackIsoCode is { Length: > 0 } other ? new Culture(other) : null);
    }
}
