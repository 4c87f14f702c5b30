using StadKust.Preflight.Profiles;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>Files that others have saved again without harm stay clean: what is found is a fault and not a habit of our writer.</summary>
public sealed class ControlTests
{
    [Theory]
    [InlineData("--object-streams=disable")]
    [InlineData("--object-streams=generate")]
    [InlineData("--qdf")]
    [InlineData("--recompress-flate")]
    public void Saved_again_by_qpdf_it_is_clean(string how)
    {
        var folder = Directory.CreateTempSubdirectory("stadkust-control-").FullName;
        try
        {
            var (from, to) = (Path.Combine(folder, "a.pdf"), Path.Combine(folder, "b.pdf"));
            File.WriteAllBytes(from, CleanFile.Bytes);
            var (exit, _, errors) = Tool.Run("qpdf", how, from, to);
            Assert.True(exit == 0, errors);

            var report = Preflight.Check(File.ReadAllBytes(to), PreflightProfiles.StadkustBody, new PreflightOptions(CleanFile.Name), TestContext.Current.CancellationToken);

            Assert.Empty(report.Findings.Select(f => $"{f.Rule} {f.Object} {f.Message.En}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_rule_of_the_print_profiles_is_proved_by_a_planted_fault()
    {
        var proved = Table.All.SelectMany(f => f.Must).ToHashSet();

        // R0001 sums up the others and is allowed wherever one of them is wanted.
        Assert.Equal(["R0001"], PreflightProfiles.All.Where(p => p.IsForPrint).SelectMany(p => p.Severities.Keys).Distinct().Except(proved).Order());
    }
}
