using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Media;
using StadKust.Umbraco.Backoffice.Answers;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>Where media are fetched from: stable addresses, and sizes for the screens of editors, signed where they are not on the open list.</summary>
internal static class MediaAddressesEndpoints
{
    private const int MostPixels = 1600;

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/media/configuration", (HttpContext c) => Answer.Of(new { disableDeleteWhenReferenced = false, disableUnpublishWhenReferenced = false }));
        management.MapGet("/v1/media/urls", (HttpContext c, MediaDesk d) => Answer.Of(Requests.Keys(c)
            .Select(k => new UrlsOf<UrlForm>(k, d.Sets.Published.Media(k) is { Path.Length: > 0 } entry ? [new UrlForm(null, entry.Path)] : [])).ToList()));
        management.MapGet("/v1/imaging/resize/urls", Resized);
    }

    private static IResult Resized(HttpContext context, MediaDesk desk)
    {
        var width = Math.Max(1, Requests.Number(context, "width", 200, MostPixels));
        var height = Math.Max(1, Requests.Number(context, "height", 200, MostPixels));
        var crop = Requests.Text(context, "mode") is not ("Max" or "Min" or "Pad" or "BoxPad" or "Stretch");
        return Answer.Of(Requests.Keys(context).Select(k => new UrlsOf<UrlForm>(k, desk.Sets.Published.Media(k) is { } entry && Url(entry) is { } url ? [new UrlForm(null, url)] : [])).ToList());

        string? Url(MediaEntry entry) => MediaKinds.Of(entry.Path) switch
        {
            MediaKind.Picture => RenditionAddress.Of(entry, new RenditionCommands(width, height, crop, null, RenditionFormat.WebP, RenditionCommands.UsualQuality), desk.Seal),
            MediaKind.Drawing => RenditionAddress.Stable(entry),
            _ => null,
        };
    }
}
