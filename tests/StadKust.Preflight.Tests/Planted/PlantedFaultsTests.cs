using StadKust.Preflight.Profiles;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Every planted fault is found by the rules that must find it, and no other rule cries out.</summary>
public sealed class PlantedFaultsTests
{
    public static TheoryData<string> Names => [.. Table.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_planted_fault_is_found_and_nothing_else_is(string name)
    {
        var fault = Table.All.Single(f => f.Name == name);

        var report = Preflight.Check(fault.Make(), fault.Profile, new PreflightOptions(fault.FileName), TestContext.Current.CancellationToken);

        var found = report.Findings.Select(f => f.Rule).Distinct().ToList();
        Assert.True(fault.Must.All(found.Contains), $"{name}: {string.Join(' ', fault.Must)} wanted. {Said(report)}");
        Assert.True(found.All(r => fault.Must.Contains(r) || fault.May.Contains(r)), $"{name}: {string.Join(' ', found.Except(fault.Must).Except(fault.May))} too many. {Said(report)}");
    }

    [Fact]
    public void There_are_at_least_120_and_each_has_its_own_name()
    {
        Assert.True(Table.All.Count >= 120, $"{Table.All.Count}");
        Assert.Equal(Table.All.Count, Table.All.Select(f => f.Name).Distinct().Count());
    }

    [Fact]
    public void The_clean_file_is_clean()
    {
        var report = Preflight.Check(CleanFile.Bytes, PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name), TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings.Select(f => $"{f.Rule} {f.Object} {f.Message.En}"));
        Assert.Equal("self-validated", report.Result);
    }

    [Fact]
    public void Saved_again_without_harm_it_stays_clean()
    {
        var report = Preflight.Check(new Surgery(CleanFile.Bytes).Save(), PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name), TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings.Select(f => $"{f.Rule} {f.Object} {f.Message.En}"));
    }

    [Fact]
    public void A_sound_code_is_read_from_the_plates_and_stays_clean()
    {
        var surgery = new Surgery(CleanFile.Bytes);
        CodeFaults.Draw(surgery);

        var report = Preflight.Check(surgery.Save(), PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name), TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings.Select(f => $"{f.Rule} {f.Object} {f.Message.En}"));
    }

    [Fact]
    public void A_magazine_with_its_colophon_is_clean()
    {
        var report = Preflight.Check(ImprintFaults.Sound(), PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name), TestContext.Current.CancellationToken);

        Assert.Empty(report.Findings.Select(f => $"{f.Rule} {f.Object} {f.Message.En}"));
    }

    private static string Said(PreflightReport report) => string.Join('\n', report.Findings.Select(f => $"{f.Rule} {f.Severity} p{f.Page} {f.Object}: {f.Message.En}"));
}
