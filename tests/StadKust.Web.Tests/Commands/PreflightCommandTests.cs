using System.Text.Json;

namespace StadKust.Web.Tests.Commands;

/// <summary>The verb <c>preflight</c> as a printer, an advertising desk and a script use it.</summary>
public sealed class PreflightCommandTests
{
    private static readonly string Profiles = Path.Combine(StadKustProgram.Root, "themes", "kueste-und-kultur", "print", "profiles");

    [Fact]
    public async Task File_is_checked_and_reported_to_programs_on_screen_and_on_paper()
    {
        using var folder = new TemporaryFolder();
        var pdf = folder.At("SK_2027-1_BODY_v01.pdf");
        await File.WriteAllTextAsync(folder.At("verhaal.md"), "# Langs de kade\n\nDe stad krijgt een nieuwe leeszaal aan de kade, open vanaf mei.\n", TestContext.Current.CancellationToken);
        Assert.Equal(0, (await StadKustProgram.RunAsync("typeset", "--story", folder.At("verhaal.md"), "--language", "nl", "--master", "three-columns", "--out", pdf)).Code);

        var clean = await StadKustProgram.RunAsync("preflight", pdf, "--json", "--html", folder.At("a.html"), "--pdf", folder.At("a.pdf"), "--language", "de", "--icc", Path.Combine(Profiles, "FOGRA28L_LWC_300.icc"));

        Assert.Equal((0, ""), (clean.Code, clean.Errors));
        using (var json = JsonDocument.Parse(clean.Output))
        {
            Assert.Equal(("self-validated", "stadkust-body"), (json.RootElement.GetProperty("result").GetString(), json.RootElement.GetProperty("profile").GetString()));
        }

        Assert.Contains("Druckprüfung", await File.ReadAllTextAsync(folder.At("a.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(folder.At("a.pdf"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var other = await StadKustProgram.RunAsync("preflight", pdf, "--language", "nl", "--icc", Path.Combine(Profiles, "ISOcoated_v2_300_bas.icc"));
        Assert.Equal(1, other.Code);
        Assert.Contains("H-COND", other.Output, StringComparison.Ordinal);
        Assert.Contains("die de drukkerij heeft bevestigd", other.Output, StringComparison.Ordinal);

        var advert = await StadKustProgram.RunAsync("preflight", pdf, "--profile", "magazine-ads", "--trim", "100x130");
        Assert.Equal(1, advert.Code);
        Assert.Contains("measured: 210 × 275 mm, allowed: 100 × 130 mm", advert.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_PDF_ends_with_2_and_so_does_what_was_asked_wrongly()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("geen.pdf"), "geen pdf", TestContext.Current.CancellationToken);

        var unreadable = await StadKustProgram.RunAsync("preflight", folder.At("geen.pdf"), "--json");
        var asked = await StadKustProgram.RunAsync("preflight", folder.At("geen.pdf"), "--profile", "glossy");

        Assert.Equal(2, unreadable.Code);
        using var json = JsonDocument.Parse(unreadable.Output);
        Assert.Equal("unreadable", json.RootElement.GetProperty("result").GetString());
        Assert.Equal(2, asked.Code);
        Assert.Contains("There is no profile 'glossy'. Known profiles: stadkust-body", asked.Errors, StringComparison.Ordinal);
    }
}
