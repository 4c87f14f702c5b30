using StadKust.Preflight.Rules.Gwg;
using StadKust.Preflight.Rules.House;
using StadKust.Preflight.Rules.Structure;
using StadKust.Preflight.Rules.Web;
using StadKust.Preflight.Rules.X;

namespace StadKust.Preflight.Rules;

/// <summary>All rules, in the order in which a report tells them.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new S00Readable(), new S01FileStructure(), new S02Contents(), new S03SamePictures(),
        new X01Header(), new X02FileIdentifier(), new X03Encryption(), new X05Metadata(), new X06Identification(), new X07MetadataEntries(),
        new X08InfoEqualsXmp(), new X09Trapped(), new X10OneOutputIntent(), new X11OutputIntent(), new X12OutputProfile(), new X13Boxes(),
        new X14OwnFormat(), new X15Fonts(), new X16FontSubsets(), new X17DeviceColour(), new X18IccCmyk(), new X19Separations(),
        new X20Transparency(), new X21Overprint(), new X22GraphicsStates(), new X23Filters(), new X24ForeignContent(), new X25Actions(),
        new X26FormsAndFiles(), new X27Layers(), new X28Separated(), new X29ViewerPreferences(), new X30PageGeometry(),
        new R0001ValidPdfX(), new R0004SameSize(), new R0005EmptyPage(), new R0006OnePage(), new R0007WhiteText(), new R0008WhitePath(),
        new R0009BlackText(), new R0010BlackLine(), new R0011GrayText(), new R0012GrayLine(), new R0013GrayOverprint(), new R0014Courier(),
        new R0015RichBlackText(), new R0016SmallWhiteText(), new R0017SmallColourText(), new R0018ThinWhiteLine(), new R0019ThinColourLine(),
        new R0020SpotColours(), new R0024Registration(), new R0026InkLimit(), new R0027CmykOnly(), new R0030GroupSpace(),
        new R0031PictureResolution(), new R0032LineArtResolution(), new R0033SinglePicture(), new R0034LayerConfigurations(),
        new R0035CmykIntent(),
        new HAds(), new HCode(), new HCondition(), new HImprint(), new HInk(), new HMarks(), new HName(), new HOver(), new HSafe(), new HSame(),
        new M01Tagged(), new M01Unmarked(), new M02Roles(), new M06Metadata(), new M07Title(), new M09Nesting(), new M10Unicode(),
        new M11Language(), new M13Figures(), new M14Headings(), new M15TableHeads(), new M17Formulas(), new M25Forms(), new M28Links(),
        new M31Fonts(),
    ];

    public static Rule Of(string id) => All.Single(r => r.Id == id);
}
