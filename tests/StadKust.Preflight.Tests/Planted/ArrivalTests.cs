using System.Security.Cryptography;
using StadKust.Preflight.Profiles;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>What is known only outside of the file: the condition that was confirmed, the room that was booked.</summary>
public sealed class ArrivalTests
{
    private static readonly string Icc = Convert.ToHexStringLower(SHA256.HashData(
        new Surgery(CleanFile.Bytes).Intent.Stream("DestOutputProfile")!.Decode(Reading.Limits.Normal).Bytes));

    [Fact]
    public void A_file_for_the_confirmed_condition_is_clean() => Assert.Empty(For(new WantedCondition(Identifier, Icc, true)).Findings);

    [Fact]
    public void A_condition_that_nobody_has_confirmed_is_noted_and_stops_nothing()
    {
        var finding = Assert.Single(For(new WantedCondition(Identifier, Icc, false)).Findings);

        Assert.Equal(("H-COND", Severity.Note), (finding.Rule, finding.Severity));
    }

    [Fact]
    public void Another_condition_or_another_profile_than_the_confirmed_one_is_an_error()
    {
        Assert.Equal(("FOGRA45", 1), (Assert.Single(For(new WantedCondition("FOGRA45", Icc, true)).Findings).Allowed, For(new WantedCondition("FOGRA45", Icc, true)).ExitCode));
        Assert.Equal("DestOutputProfile", Assert.Single(For(new WantedCondition(Identifier, new string('0', 64), true)).Findings).Object);
    }

    [Theory]
    [InlineData(210, 275, true)]
    [InlineData(209.6, 275.4, true)]
    [InlineData(200, 275, false)]
    [InlineData(275, 210, false)]
    public void A_supplied_page_has_the_size_that_was_booked(double width, double height, bool isRight)
    {
        var options = new PreflightOptions("advert.pdf", MeasureInk: false) { Trim = (width, height) };

        var found = Preflight.Check(CleanFile.Bytes, PreflightProfiles.MagazineAds, options, TestContext.Current.CancellationToken).Findings.Where(f => f is { Rule: "H-ADS", Object: "TrimBox" }).ToList();

        Assert.Equal(isRight, found.Count == 0);
        Assert.All(found, f => Assert.Equal((Severity.Error, "210 × 275 mm"), (f.Severity, f.Measured)));
    }

    [Fact]
    public void A_supplied_page_is_drawn_with_its_bleed_as_it_is_turned()
    {
        var upright = PagePlates.Draw(CleanFile.Bytes, 0, "TrimBox", 50, TestContext.Current.CancellationToken)!;
        var surgery = new Surgery(CleanFile.Bytes);
        surgery.Set(surgery.Page(1), "Rotate", "90");
        var turned = PagePlates.Draw(surgery.Save(), 0, "TrimBox", 50, TestContext.Current.CancellationToken)!;

        Assert.Equal((-3.0, -3.0, 216.0, 281.0), (Math.Round(upright.Area.X, 2), Math.Round(upright.Area.Y, 2), Math.Round(upright.Area.Width, 2), Math.Round(upright.Area.Height, 2)));
        Assert.Equal((upright.Width, upright.Height), (turned.Height, turned.Width));
        for (var y = 0; y < upright.Height; y++)
        {
            for (var x = 0; x < upright.Width; x++)
            {
                var (from, to) = (((y * upright.Width) + x) * 4, ((x * turned.Width) + turned.Width - 1 - y) * 4);
                Assert.True(upright.Inks.Span.Slice(from, 4).SequenceEqual(turned.Inks.Span.Slice(to, 4)), $"{x}, {y}");
            }
        }
    }

    [Fact]
    public void A_page_that_cannot_be_read_is_not_drawn()
    {
        Assert.Null(PagePlates.Draw("geen pdf"u8.ToArray(), 0, "TrimBox", 50, TestContext.Current.CancellationToken));
        Assert.Null(PagePlates.Draw(CleanFile.Bytes, 7, "TrimBox", 50, TestContext.Current.CancellationToken));
    }

    private static string Identifier => new Surgery(CleanFile.Bytes).Intent.Text("OutputConditionIdentifier")!;

    private static PreflightReport For(WantedCondition condition) => Preflight.Check(
        CleanFile.Bytes, PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name, MeasureInk: false) { Condition = condition }, TestContext.Current.CancellationToken);
}
