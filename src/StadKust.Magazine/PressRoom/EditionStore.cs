using System.Collections.Concurrent;
using System.Security.Cryptography;
using StadKust.Magazine.House;
using StadKust.Preflight;
using StadKust.Preflight.Reports;
using StadKust.Preview;

namespace StadKust.Magazine.PressRoom;

/// <summary>Set editions on disk: <c>editions/2027-1/v01/</c> with print file, page pictures and report.</summary>
/// <remarks>A version is written beside its place and then moved there: nobody ever sees half of one. A version once written is never changed.</remarks>
public sealed class EditionStore(string folder)
{
    /// <summary>The latest version of an edition; null when it has not been set.</summary>
    public StoredEdition? Latest(string number) => Versions(number) is [var latest, ..] ? latest : null;

    /// <summary>All versions, latest first.</summary>
    public IReadOnlyList<StoredEdition> Versions(string number)
    {
        var of = Path.Combine(folder, Path.GetFileName(number));
        if (!Directory.Exists(of))
        {
            return [];
        }

        return [.. Directory.GetDirectories(of)
            .Select(d => (Folder: d, Version: FileNames.Version(Path.GetFileName(d))))
            .Where(d => d.Version is not null)
            .OrderByDescending(d => d.Version)
            .Select(d => (d.Folder, Report: Read(Path.Combine(d.Folder, "report.json"))))
            .Where(d => d.Report is not null)
            .Select(d => new StoredEdition(d.Folder, d.Report!))];
    }

    /// <summary>Fingerprint of the content the latest version was set from; null when it has not been set.</summary>
    public string? SetFrom(string number)
    {
        var file = SetFromFile(number);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }

    /// <summary>Number the next version will have.</summary>
    public int NextVersion(string number) => (Latest(number)?.Report.Version ?? 0) + 1;

    /// <summary>Keeps a set edition. The same print file again makes no new version.</summary>
    /// <param name="setFrom">Fingerprint of the content.</param>
    public StoredEdition Keep(SetEdition set, string setFrom)
    {
        var report = set.Report;
        Directory.CreateDirectory(Path.Combine(folder, report.Edition));
        var kept = KeepVersion(set);
        var unfinished = $"{SetFromFile(report.Edition)}.{Guid.NewGuid():n}.part";
        File.WriteAllText(unfinished, setFrom);
        File.Move(unfinished, SetFromFile(report.Edition), overwrite: true);
        return kept;
    }

    private StoredEdition KeepVersion(SetEdition set)
    {
        var report = set.Report;
        if (Latest(report.Edition) is { } latest && latest.Report.Sha256 == report.Sha256 && report.Sha256.Length > 0)
        {
            return latest;
        }

        var place = Path.Combine(folder, report.Edition, FileNames.Folder(report.Version));
        var unfinished = $"{place}.{Guid.NewGuid():n}.part";
        Write(unfinished, set);
        Directory.Move(unfinished, place);
        return new StoredEdition(place, report);
    }

    /// <summary>Writes report, print file and pictures into a folder.</summary>
    public static void Write(string into, SetEdition set)
    {
        Directory.CreateDirectory(into);
        if (set.HasPdf)
        {
            File.WriteAllBytes(Path.Combine(into, set.Report.File), set.Pdf.ToArray());
        }

        if (set.Web.Length > 0)
        {
            File.WriteAllBytes(Path.Combine(into, set.Report.WebFile), set.Web.ToArray());
        }

        if (set.Proof.Length > 0)
        {
            File.WriteAllBytes(Path.Combine(into, set.Report.ProofFile), set.Proof.ToArray());
        }

        for (var page = 0; page < set.SinglePages.Count; page++)
        {
            File.WriteAllBytes(Path.Combine(into, FileNames.Page(set.Report.Edition, page + 1, set.Report.Version)), set.SinglePages[page]);
        }

        for (var page = 0; page < set.Pictures.Count; page++)
        {
            File.WriteAllBytes(Path.Combine(into, FileNames.Picture(page + 1)), set.Pictures[page]);
        }

        for (var page = 0; page < set.Inks.Count; page++)
        {
            File.WriteAllBytes(Path.Combine(into, FileNames.Inks(page + 1)), set.Inks[page]);
        }

        if (set.Share.Length > 0)
        {
            File.WriteAllBytes(Path.Combine(into, FileNames.Share), set.Share);
        }

        if (set.Check is { } check)
        {
            File.WriteAllText(Path.Combine(into, FileNames.Check), PreflightArchive.Write(check));
        }

        File.WriteAllText(Path.Combine(into, "report.json"), set.Report.ToJson());
    }

    private string SetFromFile(string number) => Path.Combine(folder, Path.GetFileName(number), "set-from.txt");

    private static EditionReport? Read(string path) => File.Exists(path) ? EditionReport.FromJson(File.ReadAllText(path)) : null;
}

/// <summary>One version of an edition on disk.</summary>
public sealed record StoredEdition(string Folder, EditionReport Report)
{
    /// <summary>The picture for shared pages; null without.</summary>
    public string? Share => Path.Combine(Folder, FileNames.Share) is var share && File.Exists(share) ? share : null;

    /// <summary>What <see cref="Plate"/> shows.</summary>
    public static IReadOnlyList<string> Views { get; } = ["proof", "ink", "cyan", "magenta", "yellow", "black"];

    public bool HasInks(int page) => File.Exists(Path.Combine(Folder, FileNames.Inks(page)));

    /// <summary>A page as it will be printed; null when it was set without pictures.</summary>
    /// <param name="page">From 1.</param>
    /// <param name="view"><c>cyan</c>, <c>magenta</c>, <c>yellow</c>, <c>black</c>, <c>ink</c> for all together, <c>proof</c> for paper.</param>
    /// <returns>A PNG.</returns>
    /// <exception cref="InvalidDataException">The stored inks or the profile are damaged.</exception>
    public byte[]? Plate(int page, string view, HouseStyle house)
    {
        var path = Path.Combine(Folder, FileNames.Inks(page));
        if (page < 1 || !File.Exists(path))
        {
            return null;
        }

        var inks = PageInks.FromBytes(File.ReadAllBytes(path));
        return view switch
        {
            "cyan" => InkPictures.PlatePng(inks, Preview.Plate.Cyan),
            "magenta" => InkPictures.PlatePng(inks, Preview.Plate.Magenta),
            "yellow" => InkPictures.PlatePng(inks, Preview.Plate.Yellow),
            "black" => InkPictures.PlatePng(inks, Preview.Plate.Black),
            "ink" => InkPictures.TotalPng(inks, Report.Condition.InkLimit),
            "proof" => PrintProfile.Proof(Report.Condition.Profile, house)?.Png(inks),
            _ => null,
        };
    }

    public bool HasCheck => File.Exists(Path.Combine(Folder, FileNames.Check));

    /// <summary>The check of the print file with a picture of every page; null for a version that was set before checks were kept.</summary>
    public PreflightReport? Check()
    {
        var path = Path.Combine(Folder, FileNames.Check);
        var report = File.Exists(path) ? PreflightArchive.Read(File.ReadAllText(path)) : null;
        return report is null ? null : report with { Sheets = [.. report.Sheets.Select(Shown)] };
    }

    // Page pictures end at the trim.
    private SheetReport Shown(SheetReport sheet) => Picture(sheet.Number) is { } path && File.Exists(path)
        ? sheet with { Picture = File.ReadAllBytes(path), Frame = new Place(0, 0, sheet.Width, sheet.Height) }
        : sheet;

    // A file of 50 MB is read in some hundredths of a second; one that was not written to since is not read again.
    private static readonly ConcurrentDictionary<string, (long Length, long Written, bool IsSame)> Proved = new(StringComparer.Ordinal);

    /// <summary>A file for the press by its name: all pages, or one.</summary>
    /// <param name="name">By house rule H-NAME.</param>
    /// <returns>Null when this version has none of that name.</returns>
    public PressFile? PrintFile(string name) =>
        Report.File.Length > 0 && Report.File == name ? new PressFile(Path.Combine(Folder, Report.File), Report.Sha256)
        : Report.Pages.FirstOrDefault(p => p.File.Length > 0 && p.File == name) is { } page ? new PressFile(Path.Combine(Folder, page.File), page.Sha256)
        : null;

    /// <summary>Whether the print file on disk is, byte for byte, the one that was set and checked. True when there is none.</summary>
    public bool IsAsChecked() => Report.File.Length == 0 || IsAsChecked(Report.File);

    /// <summary>The same of a file by its name.</summary>
    public bool IsAsChecked(string name)
    {
        if (PrintFile(name) is not { } press)
        {
            return false;
        }

        var path = press.Path;
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return false;
        }

        var (length, written) = (file.Length, file.LastWriteTimeUtc.Ticks);
        if (Proved.TryGetValue(path, out var known) && (known.Length, known.Written) == (length, written))
        {
            return known.IsSame;
        }

        using var bytes = file.OpenRead();
        var isSame = Convert.ToHexStringLower(SHA256.HashData(bytes)) == press.Sha256;
        Proved[path] = (length, written, isSame);
        return isSame;
    }

    /// <summary>The accessible twin; null without.</summary>
    public string? Web => Report.WebFile.Length > 0 ? Path.Combine(Folder, Report.WebFile) : null;

    /// <summary>For reading, with a watermark; null without.</summary>
    public string? Proof => Report.ProofFile.Length > 0 ? Path.Combine(Folder, Report.ProofFile) : null;

    public string? Pdf => Report.File.Length > 0 ? Path.Combine(Folder, Report.File) : null;

    /// <summary>Path of a page's picture; null when there is no such page.</summary>
    public string? Picture(int page) =>
        Report.Pages.FirstOrDefault(p => p.Page == page) is { Picture.Length: > 0 } found ? Path.Combine(Folder, Path.GetFileName(found.Picture)) : null;
}

/// <summary>A file for the press on disk.</summary>
/// <param name="Sha256">Of the bytes that were set and checked, lower-case hex.</param>
public sealed record PressFile(string Path, string Sha256);
