using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;

namespace StadKust.Magazine.Tests.PressRoom;

/// <summary>What is wrong with an edition is said in three languages, and nothing is lost silently.</summary>
public sealed class RefusalTests(SpringEdition spring)
{
    private static readonly string Plan = Given.Theme("editions/2027-1.yaml");

    [Fact]
    public void Missing_profile_is_named()
    {
        var finding = Only(Set(Plan.Replace("FOGRA28L_LWC_300.icc", "OURS.icc", StringComparison.Ordinal)), "profile-missing");

        Assert.Equal("Het drukprofiel OURS.icc ontbreekt.", finding.Messages["nl"]);
        Assert.Equal("Das Druckprofil OURS.icc fehlt.", finding.Messages["de"]);
        Assert.Equal("The printing profile OURS.icc is missing.", finding.Messages["en"]);
    }

    [Fact]
    public void Rgb_profile_is_refused()
    {
        // The header of a display profile: size, class 'mntr', space 'RGB ', signature.
        var header = new byte[132];
        header[3] = 132;
        "mntr"u8.CopyTo(header.AsSpan(12));
        "RGB "u8.CopyTo(header.AsSpan(16));
        "acsp"u8.CopyTo(header.AsSpan(36));

        var (_, _, finding) = Profile(header);

        Assert.Equal("profile-not-cmyk", finding!.Code);
        Assert.Contains("is a profile for RGB (mntr)", finding.Messages["en"], StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_is_no_profile_is_refused() => Assert.Equal("profile-damaged", Profile("no profile"u8.ToArray()).Finding!.Code);

    [Fact]
    public void Story_that_is_too_long_says_how_much_and_from_where()
    {
        // The second spread is left without its story frame: the story has page 5 alone.
        var set = Set(Plan.Replace("      story: { story: lead }\n      box:", "      box:", StringComparison.Ordinal));

        var finding = Only(set, "overset");
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Contains("‘Van gracht tot golf’ is te lang", finding.Messages["nl"], StringComparison.Ordinal);
        var count = set.Report.Stories.Single(s => s.Name == "Van gracht tot golf" && s.Overset > 0);
        Assert.Equal(count.Characters, count.Placed + count.Overset);
        Assert.Equal(count.Overset, set.Report.OversetCharacters);
    }

    [Fact]
    public void Box_that_stands_nowhere_is_reported()
    {
        var set = Set(Plan.Replace("      facts: { box: lead, number: 2 }\n", "", StringComparison.Ordinal));

        Assert.Contains("De rit in vijf stukken", Only(set, "object-left-out").Messages["nl"], StringComparison.Ordinal);
    }

    [Fact]
    public void Item_that_is_not_published_is_named()
    {
        var set = Set(Plan.Replace("651a86c4-222c-4509-8065-430edd6c7d21", "651a86c4-0000-4509-8065-430edd6c7d21", StringComparison.Ordinal));

        Assert.Contains("seniors", Only(set, "missing-item").Messages["nl"], StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_or_box_that_the_item_lacks_is_named() =>
        Assert.Contains("geen box 9", Only(Set(Plan.Replace("{ box: lead, number: 2 }", "{ box: lead, number: 9 }", StringComparison.Ordinal)), "missing-object").Messages["nl"], StringComparison.Ordinal);

    [Fact]
    public void Days_without_an_event_are_named()
    {
        var set = Set(Plan.Replace("from: 2027-03-15, to: 2027-08-31", "from: 2020-03-15, to: 2020-08-31", StringComparison.Ordinal));

        Assert.Equal([20, 21, 22, 23], set.Report.Findings.Where(f => f.Code == "empty-calendar").Select(f => f.Page!.Value).Order());
    }

    [Fact]
    public void Unknown_placeholder_is_named() =>
        Assert.Contains("{headline:nobody}", Only(Set(Plan.Replace("headline: '{headline:lead}'", "headline: '{headline:nobody}'", StringComparison.Ordinal)), "unknown-placeholder").Messages["nl"], StringComparison.Ordinal);

    [Fact]
    public void Same_file_twice_is_one_version_and_another_file_the_next()
    {
        using var folder = Given.Folder();
        var store = new EditionStore(folder.Path);

        var first = store.Keep(spring.Set, "a");
        var again = store.Keep(spring.Set, "b");
        var changed = store.Keep(spring.Set with { Report = spring.Set.Report with { Sha256 = new string('0', 64), Version = store.NextVersion("2027-1") } }, "c");

        Assert.Equal((1, 1, 2), (first.Report.Version, again.Report.Version, changed.Report.Version));
        Assert.Equal("c", store.SetFrom("2027-1"));
        Assert.Equal([2, 1], store.Versions("2027-1").Select(v => v.Report.Version));
        Assert.True(File.Exists(first.Pdf) && File.Exists(first.Picture(24)));
        Assert.Null(first.Picture(25));
        Assert.Empty(Directory.GetDirectories(folder.Path, "*.part", SearchOption.AllDirectories));
    }

    private static PressFinding Only(SetEdition set, string code) => Assert.Single(set.Report.Findings, f => f.Code == code);

    private SetEdition Set(string plan)
    {
        var (edition, findings) = EditionFile.Parse(YamlFile.Parse(plan, "plan.yaml"), Given.House, "plan.yaml", "2027-1");
        Assert.Empty(findings);
        return new EditionSetting(Given.House, spring.Files, spring.Renditions).Set(edition!, spring.Content, 1, SettingParts.None, null, TestContext.Current.CancellationToken);
    }

    private static (ReadOnlyMemory<byte> Bytes, Typesetting.PrintCondition? Condition, PressFinding? Finding) Profile(byte[] bytes)
    {
        var path = Given.At($"themes/kueste-und-kultur/print/profiles/{Guid.NewGuid():n}.icc");
        File.WriteAllBytes(path, bytes);
        try
        {
            return PrintProfile.Read(new Condition("X", false, Path.GetFileName(path), 300, "", false), Given.House);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
