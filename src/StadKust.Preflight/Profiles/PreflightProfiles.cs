namespace StadKust.Preflight.Profiles;

/// <summary>The profiles of the house, by name.</summary>
/// <remarks>Severities and numbers: GWG 2022 specification, sheets Requirements and Variants; what our own pages sharpen is house rule H-SEV.</remarks>
public static class PreflightProfiles
{
    private static readonly string[] Structure = ["S00", "S01", "S02"];

    private static readonly string[] PdfX =
    [
        "X01", "X02", "X03", "X05", "X06", "X07", "X08", "X09", "X10", "X11", "X12", "X13", "X15", "X16", "X17", "X18", "X19", "X20", "X21", "X22", "X23", "X24", "X25", "X26",
        "X27", "X28", "X29", "X30",
    ];

    private static readonly string[] GwgErrors = ["R0001", "R0007", "R0020", "R0027", "R0030", "R0031", "R0032", "R0035"];

    private static readonly string[] GwgWarnings =
        ["R0008", "R0009", "R0010", "R0011", "R0012", "R0013", "R0014", "R0015", "R0016", "R0017", "R0018", "R0019", "R0024", "R0026"];

    /// <summary>Adverts as they are supplied: one page each.</summary>
    public static Profile MagazineAds { get; } = new("magazine-ads", Weigh(
        [.. Structure, .. PdfX, .. GwgErrors, "R0005", "R0006", "R0033", "R0034", "H-ADS"], [.. GwgWarnings, "H-QR"]))
    { AcceptsX1a = true };

    /// <summary>Heatset body of any title.</summary>
    public static Profile WebCmyk { get; } = new("web-cmyk", Weigh([.. Structure, .. PdfX, .. GwgErrors, "R0004", "R0005"], GwgWarnings));

    /// <summary>Sheet-fed cover of any title.</summary>
    public static Profile SheetCmyk { get; } = new("sheet-cmyk", Weigh([.. Structure, .. PdfX, .. GwgErrors], [.. GwgWarnings, "R0004", "R0005"]))
    {
        SmallText = 8,
        InkLimit = 320,
    };

    /// <summary>Our own pages. What GWG only warns of is an error here where we can help it (H-SEV).</summary>
    public static Profile StadkustBody { get; } = new("stadkust-body", Weigh(
        [
            .. Structure, .. PdfX, "X14", .. GwgErrors, "R0004", "R0005", "R0008", "R0009", "R0010", "R0011", "R0012", "R0016", "R0017", "R0018", "R0019", "R0024", "R0026", "R0034",
            "H-OVER", "H-MARKS", "H-NAME", "H-TAC", "H-QR", "H-COND",
        ],
        ["R0013", "R0014", "R0015", "S03", "H-SAFE", "H-SAME", "H-IMPRINT"]))
    {
        IsOwn = true,
        InkLimit = 300,
        InkLimitSmall = 310,
    };

    /// <summary>The tagged file for the web: what a machine can see of PDF/UA-1, by the Matterhorn Protocol.</summary>
    public static Profile WebUa { get; } = new("web-ua", Weigh(
        [
            .. Structure, "M01-000", "M01-005", "M02-001", "M06-002", "M07-001", "M09-004", "M10-001", "M11-001", "M13-004", "M14-003", "M15-003", "M17-002", "M25-001", "M28-011",
            "M31-009",
        ],
        []))
    { IsForPrint = false };

    public static IReadOnlyList<Profile> All { get; } = [StadkustBody, WebCmyk, SheetCmyk, MagazineAds, WebUa];

    /// <returns>Null for a name that is not known.</returns>
    public static Profile? Named(string name) => All.FirstOrDefault(p => p.Name == name);

    private static Dictionary<string, Severity> Weigh(IEnumerable<string> errors, IEnumerable<string> warnings) =>
        errors.Select(r => (r, Severity.Error)).Concat(warnings.Select(r => (r, Severity.Warning))).ToDictionary(r => r.r, r => r.Item2, StringComparer.Ordinal);
}
