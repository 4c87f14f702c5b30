using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Magazine.PressRoom;
using StadKust.Web.Tests.Commands;

namespace StadKust.Web.Tests.Print;

/// <summary>What the print office sees before an edition is set, while it is being set, and when it cannot be.</summary>
public sealed class PrintStatesTests(SeededFolder seeded)
{
    [Theory]
    [InlineData("nl", "Deze editie is nog niet gezet", "De editie wordt zo gezet")]
    [InlineData("de", "Diese Ausgabe ist noch nicht gesetzt", "Die Ausgabe wird gleich gesetzt")]
    [InlineData("en", "This edition has not been set yet", "The edition is about to be set")]
    public async Task Edition_that_waits_to_be_set_says_so_and_comes_by_itself(string language, string notSet, string waiting)
    {
        // A node that leaves due work to others: the edition stays on the list.
        using var data = seeded.Copy();
        await using var house = await RunningHouse.StartAsync(data, ("Content:DoDueWork", "false"));
        using var printer = await house.PersonAsync(AccountKind.Printer);
        await WorkAsync(house);

        var page = await PageAsync(printer, $"/print/2027-1?lang={language}");

        Assert.Contains(notSet, page, StringComparison.Ordinal);
        Assert.Contains(waiting, page, StringComparison.Ordinal);
        Assert.Contains("<progress", page, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(".pdf", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Running", "De editie wordt nu gezet", true)]
    [InlineData("Failed", "Het zetten is niet gelukt. De redactie moet iets herstellen", false)]
    public async Task Edition_shows_how_its_setting_goes(string state, string words, bool isBusy)
    {
        using var data = seeded.Copy();
        await using var house = await RunningHouse.StartAsync(data, ("Content:DoDueWork", "false"));
        using var printer = await house.PersonAsync(AccountKind.Printer);
        var work = await WorkAsync(house);

        // As another node leaves it.
        await using (var db = new SqliteConnection($"Data Source={data.At("stadkust.db")}"))
        {
            await db.OpenAsync(TestContext.Current.CancellationToken);
            await using var change = db.CreateCommand();
            change.CommandText = $"UPDATE content_due SET State = {(int)Enum.Parse<DueState>(state)}, ProgressDone = 0.4, Trouble = 'De schijf is vol.' WHERE Id = {work.Id}";
            Assert.Equal(1, await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        var (page, list) = (await PageAsync(printer, "/print/2027-1"), await PageAsync(printer, "/print"));

        Assert.All([page, list], text => Assert.Contains(words, text, StringComparison.Ordinal));
        Assert.Equal(isBusy, page.Contains("http-equiv=\"refresh\"", StringComparison.Ordinal));
        Assert.Equal(isBusy, page.Contains("value=\"0.4\"", StringComparison.Ordinal));
        Assert.Equal(!isBusy, page.Contains("De schijf is vol.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Flatplan_with_a_fault_names_file_and_line()
    {
        using var data = seeded.Copy();
        using var themes = new TemporaryFolder();
        CopyTheme(themes);
        var plan = themes.At("kueste-und-kultur", "print", "editions", "2027-1.yaml");
        await File.WriteAllTextAsync(plan, (await File.ReadAllTextAsync(plan, TestContext.Current.CancellationToken)).Replace("run:", "rum:", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await using var house = await RunningHouse.StartAsync(data, ("Magazine:Themes", themes.Path));
        using var printer = await house.PersonAsync(AccountKind.Printer);

        var page = await PageAsync(printer, "/print/2027-1");

        Assert.Matches(@"print/editions/2027-1\.yaml:\d+: .*rum", page);
    }

    private static void CopyTheme(TemporaryFolder themes)
    {
        var from = Path.Combine(StadKustProgram.Root, "themes");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = themes.At(Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<DueRow> WorkAsync(RunningHouse house)
    {
        var due = house.Services.GetRequiredService<Due>();
        for (var tries = 0; tries < 150; tries++)
        {
            if (await due.ListAsync(SetEditionWork.Kind, 10, TestContext.Current.CancellationToken) is [var row, ..])
            {
                return row;
            }

            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        throw new InvalidOperationException("The edition was not put on the list within half a minute.");
    }

    private static async Task<string> PageAsync(HttpClient printer, string address) =>
        WebUtility.HtmlDecode(await printer.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken));
}
