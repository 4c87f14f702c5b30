using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace StadKust.Web.Tests.Commands;

/// <summary>The verbs, with good and with bad input, as a person meets them.</summary>
public sealed class CommandLineTests(SeededFolder seeded)
{
    [Fact]
    public async Task Unknown_verb_ends_with_2_and_names_it()
    {
        var ended = await StadKustProgram.RunAsync("print-money");

        Assert.Equal(2, ended.Code);
        Assert.Contains("print-money", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_folder_that_is_a_file_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.At("data");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var ended = await StadKustProgram.RunAsync("check", "--data", file);

        Assert.Equal(2, ended.Code);
        Assert.Contains($"{file} is a file", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_folder_that_cannot_be_written_is_named_with_a_way_out()
    {
        // Nobody may write here, not even root.
        var ended = await StadKustProgram.RunAsync("check", "--data", "/proc/stadkust");

        Assert.Equal(2, ended.Code);
        Assert.Contains("/proc/stadkust cannot be written", ended.Errors, StringComparison.Ordinal);
        Assert.Contains("--data DIR", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Busy_port_is_named_with_a_way_out()
    {
        using var folder = seeded.Copy();
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port;

        var ended = await StadKustProgram.RunAsync("serve", "--data", folder.Path, "--urls", $"http://127.0.0.1:{port}");

        Assert.Equal(2, ended.Code);
        Assert.Contains("in use by another program", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Damaged_file_is_named_with_its_line_and_nothing_is_imported()
    {
        using var export = CopyOfExport();
        using var data = new TemporaryFolder();
        var file = export.At("Content", "leids-ontzet.config");
        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("</Properties>", "</Propertees>", StringComparison.Ordinal), new UTF8Encoding(true), TestContext.Current.CancellationToken);

        var ended = await StadKustProgram.RunAsync("import", export.Path, "--data", data.Path);

        Assert.Equal(2, ended.Code);
        Assert.Matches(@"Content/leids-ontzet\.config:\d+", ended.Output);
        Assert.Contains("Nothing was imported.", ended.Output, StringComparison.Ordinal);

        var accounts = await StadKustProgram.RunAsync("import", StadKustProgram.ContentExport, "--data", data.Path);
        Assert.Contains(" 0 unchanged", accounts.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_onto_a_database_in_use_shows_what_differs_and_asks_for_overwrite()
    {
        using var data = seeded.Copy();
        using var branch = new TemporaryFolder();
        var file = Path.Combine(StadKustProgram.ContentExport, "Content", "leids-ontzet.config");
        Directory.CreateDirectory(branch.At("Content"));
        await File.WriteAllTextAsync(
            branch.At("Content", "leids-ontzet.config"), (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("<SortOrder>", "<SortOrder>7", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);

        var refused = await StadKustProgram.RunAsync("import", branch.Path, "--data", data.Path);
        var tried = await StadKustProgram.RunAsync("import", branch.Path, "--data", data.Path, "--overwrite", "--dry-run");
        var taken = await StadKustProgram.RunAsync("import", branch.Path, "--data", data.Path, "--overwrite");

        Assert.Equal(2, refused.Code);
        Assert.Contains("Content/leids-ontzet.config: $sort", refused.Output, StringComparison.Ordinal);
        Assert.Contains("overwrite", refused.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Nothing was stored. It would be: 0 added, 1 changed", tried.Output, StringComparison.Ordinal);
        Assert.Contains("0 added, 1 changed, 0 deleted", taken.Output, StringComparison.Ordinal);
        Assert.Contains("Content/leids-ontzet.config: $sort: ", taken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_of_our_own_content_is_equal_to_the_byte()
    {
        using var data = seeded.Copy();
        using var export = new TemporaryFolder();

        var ended = await StadKustProgram.RunAsync("export", export.Path, "--data", data.Path);

        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        Assert.Equal(Files(StadKustProgram.ContentExport), Files(export.Path));
        Assert.All(Files(export.Path), file =>
            Assert.True(File.ReadAllBytes(Path.Combine(StadKustProgram.ContentExport, file)).AsSpan().SequenceEqual(File.ReadAllBytes(export.At(file))), file));
    }

    [Fact]
    public async Task Check_finds_nothing_to_put_right_in_our_own_content()
    {
        using var data = seeded.Copy();

        var ended = await StadKustProgram.RunAsync("check", "--data", data.Path, "--json");

        using var answer = JsonDocument.Parse(ended.Output);
        Assert.True(ended.Code == 0, ended.Output);
        Assert.InRange(answer.RootElement.GetProperty("items").GetInt32(), 100, 10_000);
    }

    [Fact]
    public async Task Edition_set_on_an_empty_folder_is_seeded_first_and_whole()
    {
        using var data = new TemporaryFolder();
        using var target = new TemporaryFolder();

        var ended = await StadKustProgram.RunAsync("typeset", "--edition", "2027-1", "--out", target.Path, "--data", data.Path);

        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(target.At("report.json"), TestContext.Current.CancellationToken));
        Assert.Equal(24, report.RootElement.GetProperty("pages").GetArrayLength());
        Assert.Equal(0, report.RootElement.GetProperty("oversetCharacters").GetInt32());
        Assert.InRange(report.RootElement.GetProperty("stories").EnumerateArray().Sum(s => s.GetProperty("placed").GetInt32()), 25_000, 60_000);
    }

    [Fact]
    public async Task Item_is_withdrawn_and_published_by_its_address_or_key()
    {
        using var data = seeded.Copy();

        var asked = await StadKustProgram.RunAsync("publish", "/nl/bestemmingen/", "--withdraw", "--try", "--data", data.Path);
        Assert.Equal(1, asked.Code);
        Assert.Contains("menu", asked.Output + asked.Errors, StringComparison.Ordinal);

        var withdrawn = await StadKustProgram.RunAsync("publish", "/nl/bestemmingen/", "--withdraw", "--why", "test", "--data", data.Path);
        Assert.True(withdrawn.Code == 0, withdrawn.Output + withdrawn.Errors);
        var gone = await StadKustProgram.RunAsync("publish", "/nl/bestemmingen/", "--data", data.Path);
        Assert.Equal(2, gone.Code);
        Assert.Contains("name the item by its key", gone.Errors, StringComparison.Ordinal);

        var late = await StadKustProgram.RunAsync("publish", "/de/orte/", "--at", "2020-01-01T10:00", "--data", data.Path);
        Assert.Equal(1, late.Code);
        Assert.Contains("is past", late.Output + late.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_for_an_address_that_is_none_is_refused()
    {
        using var data = seeded.Copy();

        var ended = await StadKustProgram.RunAsync("account", "create", "--kind", "printer", "--email", "not an address", "--data", data.Path);

        Assert.Equal(2, ended.Code);
        Assert.Contains("'not an address' is not an e-mail address", ended.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_link_is_printed_and_no_password()
    {
        using var data = seeded.Copy();

        var ended = await StadKustProgram.RunAsync(
            "account", "create", "--kind", "printer", "--email", "pers@example.org", "--data", data.Path, "--url", "https://stadkust.example.org");

        Assert.True(ended.Code == 0, ended.Errors);
        Assert.Matches(@"^https://stadkust\.example\.org/account/welcome\?token=[0-9a-f]{64}\s*$", ended.Output);
    }

    private static TemporaryFolder CopyOfExport()
    {
        var copy = new TemporaryFolder();
        foreach (var file in Files(StadKustProgram.ContentExport))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy.At(file))!);
            File.Copy(Path.Combine(StadKustProgram.ContentExport, file), copy.At(file));
        }

        return copy;
    }

    private static List<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];
}
