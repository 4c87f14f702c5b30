using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using StadKust.Content;
using StadKust.Media;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Management.Values;

namespace StadKust.Umbraco.Backoffice.Management.Media;

/// <summary>Files on their way in, and which media type takes which file.</summary>
internal static class MediaUploads
{
    private const int LongestName = 200;

    private static readonly string[] Pictures = ["jpg", "jpeg", "png", "webp", "gif", "tif", "tiff", "avif"];

    public static void Map(IEndpointRouteBuilder management)
    {
        management.MapGet("/v1/temporary-file/configuration", (HttpContext c, MediaSettings settings) => Answer.Of(new
        {
            imageFileTypes = Pictures.Append("svg").ToList(),
            disallowedUploadedFilesExtensions = Array.Empty<string>(),
            allowedUploadedFileExtensions = MediaKinds.Extensions.ToList(),
            maxFileSize = settings.MostBytes / 1024,
        }));
        management.MapPost("/v1/temporary-file", ReceiveAsync).DisableAntiforgery();
        management.MapGet("/v1/temporary-file/{id:guid}", async (HttpContext c, Guid id, TemporaryFiles files) =>
            await files.FindAsync(id, Editor.Of(c).Key, c.RequestAborted) is { } file
                ? Answer.Of(new { id, availableUntil = file.Until, fileName = file.Name })
                : Answer.NotFound(c));
        management.MapDelete("/v1/temporary-file/{id:guid}", async (HttpContext c, Guid id, TemporaryFiles files) =>
        {
            if (await files.FindAsync(id, Editor.Of(c).Key, c.RequestAborted) is null)
            {
                return Answer.NotFound(c);
            }

            files.Remove(id);
            return Answer.Done();
        });
        management.MapGet("/v1/item/media-type/allowed", TypesForAsync);
        management.MapGet("/v1/item/media-type/folders", async (HttpContext c, MediaDesk desk) =>
        {
            var model = await desk.ModelAsync(c);
            var folders = model.Types.Where(t => t.Kind == TypeKind.Media && !model.PropertiesOf(t).Any(p => p.Alias == MediaBodies.FileProperty)).ToList();
            return Answer.Of(new Paged<object>(folders.Count, [.. folders.Select(Item)]));
        });
    }

    private static async Task<IResult> ReceiveAsync(HttpContext context, TemporaryFiles files, MediaSettings settings)
    {
        if (!Editor.Of(context).Sections.Contains("Umb.Section.Media") && !Editor.Of(context).Sections.Contains("Umb.Section.Content"))
        {
            return Answer.Forbidden(context);
        }

        const int Frame = 1024 * 1024;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = settings.MostBytes + Frame;
        }

        if (context.Request.ContentLength > settings.MostBytes + Frame)
        {
            return Refused(context, "file-large", StatusCodes.Status413PayloadTooLarge);
        }

        if (!context.Request.HasFormContentType)
        {
            return Answer.Problem(context, StatusCodes.Status400BadRequest, "no-body");
        }

        try
        {
            var form = await context.Request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = settings.MostBytes, ValueCountLimit = 10 }, context.RequestAborted);
            if (form.Files.GetFile("File") is not { } file || !Guid.TryParse(form["Id"], CultureInfo.InvariantCulture, out var id))
            {
                return Answer.Problem(context, StatusCodes.Status400BadRequest, "no-body");
            }

            var name = NameOf(file.FileName);
            if (MediaKinds.Of(name) == MediaKind.Unknown)
            {
                return Refused(context, "file-kind");
            }

            await using var bytes = file.OpenReadStream();
            await files.KeepAsync(id, name, Editor.Of(context).Key, bytes, context.RequestAborted);
            return Answer.Created(context, "temporary-file", id);
        }
        catch (InvalidDataException)
        {
            return Refused(context, "file-large", StatusCodes.Status413PayloadTooLarge);
        }
        catch (BadHttpRequestException refused)
        {
            return Refused(context, "file-large", refused.StatusCode);
        }
        catch (IOException) when (!context.RequestAborted.IsCancellationRequested)
        {
            // The key is taken: an upload sent twice.
            return Answer.Problem(context, StatusCodes.Status400BadRequest, "file-refused");
        }
    }

    // A browser may send a whole path, and a hostile one anything.
    private static string NameOf(string sent)
    {
        var bare = WireValues.Plain(sent[(sent.LastIndexOfAny(['/', '\\']) + 1)..]).Trim();
        var extension = Path.GetExtension(bare);
        var stem = Path.GetFileNameWithoutExtension(bare);
        return (stem.Length > LongestName ? stem[..LongestName] : stem) + extension;
    }

    private static async Task<IResult> TypesForAsync(HttpContext context, MediaDesk desk)
    {
        var model = await desk.ModelAsync(context);
        var extension = (Requests.Text(context, "fileExtension") ?? "").TrimStart('.');
        var found = TypeFor(model, $"x.{extension}") is { } type ? [type] : Array.Empty<DocumentType>();
        return Answer.Of(new Paged<object>(found.Length, [.. found.Select(Item)]));
    }

    /// <summary>Alias of the media type that takes a file of this name; null when none does.</summary>
    public static DocumentType? TypeFor(ContentModel model, string fileName) => MediaKinds.Of(fileName) switch
    {
        MediaKind.Picture => model.MediaType("Image"),
        MediaKind.Drawing => model.MediaType("vectorPicture"),
        MediaKind.Document => model.MediaType("File"),
        MediaKind.Track => model.MediaType("track"),
        MediaKind.Profile => model.MediaType("profile"),
        MediaKind.Video => model.MediaType("video"),
        _ => null,
    };

    private static object Item(DocumentType type) => new
    {
        id = type.Key,
        name = type.Name,
        icon = Types.TypeBodies.Icon(type),
        matchedFileExtension = true,
        flags = Array.Empty<Flag>(),
    };

    private static IResult Refused(HttpContext context, string code, int status = StatusCodes.Status400BadRequest) =>
        Answer.Problem(context, status, "file-refused", AnswerWords.For(context).Say(code));
}
