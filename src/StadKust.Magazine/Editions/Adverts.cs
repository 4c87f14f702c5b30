using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;
using StadKust.Pdf;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>Supplied pages of an edition: looked at, measured against their frame, and placed as they are or refused with the reason (H-ADS).</summary>
internal sealed class Adverts(Edition edition, HouseStyle house, List<PressFinding> findings)
{
    // Makers round to tenths of a millimetre, and so do masters.
    private static readonly Length Tolerance = Length.Mm(0.5);

    // A page with pictures has some tens of megabytes.
    private const long MostBytes = 200_000_000;
    private readonly Dictionary<Hash, ReadOnlyMemory<byte>> files = [];

    /// <summary>Those that were placed.</summary>
    public IReadOnlyDictionary<Hash, ReadOnlyMemory<byte>> Files => files;

    /// <summary>Where the supplied files of an edition lie.</summary>
    public static string FolderOf(HouseStyle house, string number) => Path.Combine(EditionFile.FolderOf(house), number);

    /// <returns>Null when it is refused; then there is a finding.</returns>
    public AdvertPlacement? Place(AdvertPut put, Leaf leaf)
    {
        var path = Path.Combine(FolderOf(house, edition.Number), Path.GetFileName(put.File));
        if (!File.Exists(path) || new FileInfo(path).Length > MostBytes)
        {
            return Refuse("advert-missing", put.Where, leaf, put.File);
        }

        ReadOnlyMemory<byte> bytes = File.ReadAllBytes(path);
        var page = (put.Page ?? 1) - 1;
        var seen = SuppliedPdf.Look(bytes, page);
        if (seen.Fault is { } fault)
        {
            return Refuse(CodeOf(fault), $"{put.Where} / {seen.Detail}".TrimEnd(' ', '/'), leaf, put.File);
        }

        if (seen.Separations.Count > 0)
        {
            return Refuse("advert-ink", put.Where, leaf, put.File, string.Join(", ", seen.Separations));
        }

        if (house.Layout.Master(leaf.Master)?.Frames.FirstOrDefault(f => f.Name == put.Frame)?.Shape.Bounds is not { } frame)
        {
            return null;
        }

        if (Math.Abs((frame.Width - seen.Trim.Width).Points) > Tolerance.Points || Math.Abs((frame.Height - seen.Trim.Height).Points) > Tolerance.Points)
        {
            return Refuse(
                "advert-size", put.Where, leaf, put.File, $"{seen.Trim.Width} × {seen.Trim.Height}", $"{frame.Width} × {frame.Height}");
        }

        if (Unbled(frame, seen) is { } least)
        {
            return Refuse("advert-bleed", put.Where, leaf, put.File, $"{least}", $"{house.Layout.Format.Bleed.Outer}");
        }

        if (put.Page is null && seen.Pages > 1)
        {
            findings.Add(PressWords.Say("advert-pages", put.Where, leaf.Pages[0], put.File, seen.Pages));
        }

        // Its own words for what keeps a page from being placed are told above; here is what a printer would find.
        var arrived = SavedBytes.Supplied(bytes, put.File, page + 1, edition.Condition.InkLimit, $"{put.Where} / {put.File}", leaf.Pages[0]).ToList();
        findings.AddRange(arrived);
        if (arrived.Any(f => f.Code == "preflight-r0026"))
        {
            return null;
        }

        var hash = Hash.Of(bytes.Span);
        files[hash] = bytes;
        return new AdvertPlacement(put.Frame, hash, page, BoxKind.Trim, seen.Trim, put.AltText);
    }

    internal static string CodeOf(SuppliedFault fault) => fault switch
    {
        SuppliedFault.Damaged => "advert-damaged",
        SuppliedFault.Encrypted => "advert-encrypted",
        SuppliedFault.TooNew => "advert-too-new",
        SuppliedFault.Scripted => "advert-scripted",
        SuppliedFault.Layered => "advert-layered",
        SuppliedFault.Annotated => "advert-annotated",
        SuppliedFault.NoSuchPage => "advert-no-page",
        SuppliedFault.NoTrim => "advert-no-trim",
        SuppliedFault.Scaled => "advert-scaled",
        SuppliedFault.FontMissing => "advert-font",
        SuppliedFault.ScreenColours => "advert-rgb",
        SuppliedFault.OldPacking => "advert-packing",
        _ => "advert-elsewhere",
    };

    /// <summary>The least bleed of the sides that reach the edge of the page, when it is too little. At the spine (x = 0) none is needed.</summary>
    private Length? Unbled(Rect frame, SuppliedFile seen)
    {
        var (trim, bleed) = (house.Layout.Format.Trim, house.Layout.Format.Bleed);
        var sides = new List<(bool Cut, Length Has, Length Needs)>
        {
            (frame.Y < Tolerance, seen.Bleed.Top, bleed.Top),
            (frame.Bottom > trim.Height - Tolerance, seen.Bleed.Bottom, bleed.Bottom),
            (frame.X < Tolerance - trim.Width, seen.Bleed.Inner, bleed.Outer),
            (frame.Right > trim.Width - Tolerance, seen.Bleed.Outer, bleed.Outer),
        };
        var bare = sides.Where(s => s.Cut && s.Has + Tolerance < s.Needs).Select(s => s.Has).ToList();
        return bare.Count > 0 ? bare.Min() : null;
    }

    private AdvertPlacement? Refuse(string code, string where, Leaf leaf, params IReadOnlyList<object> values)
    {
        findings.Add(PressWords.Say(code, where, leaf.Pages[0], values));
        return null;
    }
}
