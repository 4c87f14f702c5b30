using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;
using StadKust.Pdf;
using StadKust.Typesetting;

namespace StadKust.Magazine.Tests.PressRoom;

/// <summary>A supplied page is named in the flatplan and stands in the print file; what is wrong with it is said in three languages.</summary>
public sealed class AdvertTests(SpringEdition spring)
{
    private const string LastPage = "  - page: 24\n    master: advert-page/left\n    put:\n      advert: { advert: \"%FILE%\", alt-text: 'Advertentie van een fietsenmaker' }\n";

    [Fact]
    public void Advert_of_the_right_size_is_placed_shown_as_it_is_and_read_aloud()
    {
        var set = Set(Advert(210, 275, bleed: 3));

        Assert.DoesNotContain(set.Report.Findings, f => f.Severity == Severity.Error);
        Assert.Contains(set.Result!.Spreads.SelectMany(s => s.Marks), m => m is PdfMark { AltText: "Advertentie van een fietsenmaker" });
        Assert.True(set.HasPdf);
        Assert.True(set.Web.Length > 0);
        var inks = Preview.PageInks.FromBytes(set.Inks[23]);
        var middle = inks.Samples.Slice(((inks.Height / 2 * inks.Width) + (inks.Width / 2)) * 4, 4).ToArray();
        var sea = Given.House.Layout.Palette.Swatches.Single(s => s.Id == new SwatchId("sea")).Print;
        Assert.Equal([(int)sea.C, (int)sea.M, (int)sea.Y, (int)sea.K], middle.Select(v => (int)Math.Round(v / 2.55)));
    }

    [Fact]
    public void Advert_of_another_size_is_refused_with_both_sizes()
    {
        var finding = Only(Made(Advert(200, 275, bleed: 3)), "advert-size");

        Assert.Contains("200.00 mm × 275.00 mm groot, haar vak 210.00 mm × 275.00 mm", finding.Messages["nl"], StringComparison.Ordinal);
        Assert.Equal(24, finding.Page);
    }

    [Fact]
    public void Advert_without_bleed_is_refused_where_it_is_cut() =>
        Assert.Contains("0.00 mm", Only(Made(Advert(210, 275, bleed: 0)), "advert-bleed").Messages["de"], StringComparison.Ordinal);

    [Fact]
    public void Advert_is_checked_on_arrival_and_refused_above_the_ink_limit()
    {
        var made = Made(Advert(210, 275, bleed: 3, limit: 400, paint: "heavy"));

        var finding = Only(made, "preflight-r0026");
        Assert.Equal((Severity.Error, 24), (finding.Severity, finding.Page));
        Assert.Contains("toegestaan: ≤ 300 %", finding.Messages["nl"], StringComparison.Ordinal);
        Assert.Empty(made.Adverts);
    }

    [Fact]
    public void Advert_that_is_no_PDF_or_is_not_there_is_named()
    {
        Assert.Equal("The supplied advert advert.pdf is damaged or no PDF.", Only(Made("geen pdf"u8.ToArray()), "advert-damaged").Messages["en"]);
        Only(Made(null), "advert-missing");
    }

    [Fact]
    public void Each_fault_of_a_supplied_page_has_words_in_three_languages()
    {
        foreach (var fault in Enum.GetValues<SuppliedFault>())
        {
            var said = PressWords.Say(Adverts.CodeOf(fault), "", 1, "advert.pdf");

            Assert.Equal(3, said.Messages.Values.Distinct().Count());
        }
    }

    [Fact]
    public void Every_finding_says_in_three_languages_what_to_try_first()
    {
        Assert.All(PressWords.Codes, code =>
        {
            var said = PressWords.Say(code, "", null, "a", "b", "c", "d");

            Assert.Equal(["de", "en", "nl"], said.Hints!.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(3, said.Hints.Values.Distinct().Count());
        });
    }

    private static PressFinding Only(MadeUp made, string code) => Assert.Single(made.Findings, f => f.Code == code);

    private SetEdition Set(byte[]? advert) => With(
        advert, edition => new EditionSetting(Given.House, spring.Files, spring.Renditions).Set(edition, spring.Content, 1, SettingParts.Pictures, null, TestContext.Current.CancellationToken));

    // What is refused is refused before anything is set.
    private MadeUp Made(byte[]? advert) => With(advert, edition => MakeUp.Of(edition, Given.House, spring.Content));

    private static T With<T>(byte[]? advert, Func<Edition, T> work)
    {
        var number = $"9{Guid.NewGuid():n}"[..8];
        var folder = Adverts.FolderOf(Given.House, number);
        Directory.CreateDirectory(folder);
        try
        {
            if (advert is not null)
            {
                File.WriteAllBytes(Path.Combine(folder, "advert.pdf"), advert);
            }

            var plan = Given.Theme("editions/2027-1.yaml").Replace("edition: 2027-1", $"edition: '{number}'", StringComparison.Ordinal);
            plan = plan[..plan.IndexOf("  - page: 24", StringComparison.Ordinal)] + LastPage.Replace("%FILE%", "advert.pdf", StringComparison.Ordinal);
            plan = plan.Replace("{page:calendar}", "20", StringComparison.Ordinal);
            var (edition, findings) = EditionFile.Parse(YamlFile.Parse(plan, "plan.yaml"), Given.House, "plan.yaml", number);
            Assert.Empty(findings);
            return work(edition!);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>One colour field, written by the house's own writer.</summary>
    private static byte[] Advert(double width, double height, double bleed, int limit = 300, string paint = "sea")
    {
        var (profile, condition, _) = PrintProfile.Read(new Condition("FOGRA28", false, "FOGRA28L_LWC_300.icc", limit, "LWC", false), Given.House);
        var format = Given.House.Layout.Format with { Trim = new Size(Length.Mm(width), Length.Mm(height)), Bleed = Edges.All(Length.Mm(bleed)) };
        var area = Rect.Between(Length.Mm(-bleed), Length.Mm(-bleed), Length.Mm(width + bleed), Length.Mm(height + bleed));
        var heavy = new Swatch(new SwatchId("heavy"), SwatchRole.Colour, new Cmyk(90, 80, 80, 80), new Rgb(0, 0, 0), null);
        var palette = new Palette([.. Given.House.Layout.Palette.Swatches, heavy]);
        var mark = new PathMark(new MarkId(0), new Origin(null, null, "field"), null, area, Segment.Rectangle(area), FillRule.NonZero, new SolidFill(new Paint(new SwatchId(paint), 1, Overprint.Knockout)), null);
        var spread = new SetSpread([new PageIndex(0)], [""], [mark], new StructNode(Role.Document, new PrintCulture("nl"), null, []), []);
        using var to = new MemoryStream();
        PrintPdf.Write(
            to,
            new PrintDocument([spread], format, Given.House.Layout.Fonts, palette, condition!, new ProfileAlone(profile), new PdfTitle("Advertentie", new PrintCulture("nl"), "test", DateTimeOffset.UnixEpoch)),
            TestContext.Current.CancellationToken);
        return to.ToArray();
    }

    private sealed class ProfileAlone(ReadOnlyMemory<byte> profile) : IRenditions
    {
        public PictureBytes Print(Hash original, ImageIntent intent, PrintCondition condition, int mostPixelsWide) => throw new NotSupportedException();

        public PictureBytes Screen(Hash original, int mostPixelsWide) => throw new NotSupportedException();

        public ReadOnlyMemory<byte> Profile(Hash icc) => profile;
    }
}
