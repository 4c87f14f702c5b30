using System.Globalization;
using System.Text.RegularExpressions;

namespace StadKust.Magazine.PressRoom;

/// <summary>Names of files for the press, by house rule H-NAME.</summary>
internal static partial class FileNames
{
    /// <summary>All pages of a self-cover edition in one file.</summary>
    public static string Body(string edition, int version) => $"SK_{edition}_BODY_v{version:00}.pdf";

    /// <summary>One page; the number is the position in the file, from 1.</summary>
    public static string Page(string edition, int page, int version) => $"SK_{edition}_P{page:000}_v{version:00}.pdf";

    /// <summary>All pages with watermark, for reading.</summary>
    public static string Proof(string edition, int version) => $"SK_{edition}_PROOF_v{version:00}.pdf";

    /// <summary>The accessible twin that visitors of the website download; no file of the press package.</summary>
    public static string Web(string edition) => $"stad-kust-{edition}.pdf";

    public static string Picture(int page) => $"P{page:000}.png";

    /// <summary>The inks of a page: plates and soft proof are made from them when somebody looks.</summary>
    public static string Inks(int page) => $"P{page:000}.inks";

    public const string Share = "share.jpg";

    /// <summary>The whole check of the print file; report.json has its findings without their places.</summary>
    public const string Check = "preflight.json";

    public static string Folder(int version) => $"v{version:00}";

    /// <returns>Null when the folder is none of a version.</returns>
    public static int? Version(string folder) =>
        folder.Length >= 3 && folder[0] == 'v' && int.TryParse(folder.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static bool IsName(string name) => Rule().IsMatch(name);

    [GeneratedRegex(@"^SK_\d{4}-\d{1,2}_(P\d{3}|BODY|COVER|PROOF|AD-[A-Z0-9]{4,10})_v\d{2}\.pdf$")]
    private static partial Regex Rule();
}
