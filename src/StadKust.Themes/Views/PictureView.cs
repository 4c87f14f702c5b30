using System.Globalization;
using System.Text;
using StadKust.Content;
using StadKust.Media;

namespace StadKust.Themes;

/// <summary>A picture that may be shown here: <c>alt</c>, <c>caption</c>, <c>author</c>, <c>licence</c>, <c>is_tall</c>, <c>is_drawing</c>.</summary>
public sealed class PictureView : LazyObject
{
    private readonly Picture picture;
    private readonly RenderScope scope;

    private PictureView(Picture picture, RenderScope scope)
    {
        this.picture = picture;
        this.scope = scope;
        Alt = picture.Alt;
    }

    public Picture Picture => picture;

    /// <summary>The first picture of a property; null when none is picked or its rights forbid it.</summary>
    internal static PictureView? Of(PropertyValues values, string alias, RenderScope scope) => AllOf(values, alias, scope) is [var first, ..] ? first : null;

    internal static List<PictureView> AllOf(PropertyValues values, string alias, RenderScope scope)
    {
        var views = new List<PictureView>();
        foreach (var picked in values.Media(alias))
        {
            var (picture, finding) = scope.Library.Show(scope.Set, picked, scope.Culture, Channel.Web, $"{scope.Culture} {scope.Where}");
            if (finding is not null)
            {
                scope.Find(finding);
            }

            if (picture is { Kind: MediaKind.Picture or MediaKind.Drawing })
            {
                views.Add(new PictureView(picture, scope));
            }
        }

        return views;
    }

    /// <summary>An address for share pictures: JPEG, 1200 × 630.</summary>
    public string ShareAddress() => RenditionAddress.Of(
        picture.Entry, new RenditionCommands(1200, 630, true, picture.Focal, RenditionFormat.Jpeg, RenditionCommands.UsualQuality), scope.Seal);

    /// <summary>The image element. A drawing is one file at every size; a photograph offers the widths of the list as WebP.</summary>
    /// <param name="sizes">The <c>sizes</c> attribute: how wide the layout shows it.</param>
    /// <param name="loading">"eager" for the first picture of a page.</param>
    /// <param name="alt">"none" where the words beside it say the same.</param>
    internal SafeHtml Image(string sizes, string loading, string alt)
    {
        var (width, height) = (picture.Entry.Width ?? 3, picture.Entry.Height ?? 2);
        var html = new StringBuilder("<img src=\"");
        if (picture.Kind == MediaKind.Drawing)
        {
            // Drawings count their view box; browsers only need the proportion.
            (width, height) = (width * 4, height * 4);
            html.Append(RenderContext.Escape(RenditionAddress.Stable(picture.Entry))).Append('"');
        }
        else
        {
            html.Append(RenderContext.Escape(At(960, RenditionFormat.Jpeg))).Append("\" srcset=\"");
            html.AppendJoin(", ", RenditionCommands.Widths.Where(w => w <= width || w == RenditionCommands.Widths[0])
                .Select(w => string.Create(CultureInfo.InvariantCulture, $"{RenderContext.Escape(At(w, RenditionFormat.WebP))} {w}w")));
            html.Append("\" sizes=\"").Append(RenderContext.Escape(sizes.Length > 0 ? sizes : "100vw")).Append('"');
        }

        html.Append(CultureInfo.InvariantCulture, $" width=\"{width}\" height=\"{height}\" alt=\"{(alt == "none" ? "" : RenderContext.Escape(Alt))}\"");
        // The policy of the site has no inline styles: the focal point is a pair of classes, in steps of a tenth.
        html.Append(CultureInfo.InvariantCulture, $" class=\"fx{Tenth(picture.Focal.Left)} fy{Tenth(picture.Focal.Top)}\"");
        html.Append(loading == "eager" ? " fetchpriority=\"high\"" : " loading=\"lazy\"").Append(" decoding=\"async\">");
        return new SafeHtml(html.ToString());

        string At(int w, RenditionFormat format) =>
            RenditionAddress.Of(picture.Entry, new RenditionCommands(w, null, false, null, format, RenditionCommands.UsualQuality), scope.Seal);
    }

    /// <summary>A block may tell what the picture shows in its own words.</summary>
    internal string Alt { get; private init; }

    internal PictureView Saying(string alt) => alt.Length == 0 ? this : new PictureView(picture, scope) { Alt = alt };

    protected override object? Compute(string member) => member switch
    {
        "alt" => Alt,
        "caption" => picture.Caption,
        "author" => picture.Author,
        "licence" => picture.Licence,
        "is_drawing" => picture.Kind == MediaKind.Drawing,
        "is_tall" => picture.Entry.Height > picture.Entry.Width,
        _ => null,
    };

    private static int Tenth(double part) => (int)Math.Round(Math.Clamp(part, 0, 1) * 10);
}
