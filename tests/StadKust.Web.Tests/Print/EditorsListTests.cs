using System.Net;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Web.Tests.Commands;

namespace StadKust.Web.Tests.Print;

/// <summary>The editors' list of what is left to put right.</summary>
public sealed class EditorsListTests(SeededFolder seeded)
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_is_empty_until_a_publication_brings_a_fault_and_names_it_in_every_language()
    {
        using var data = seeded.Copy();
        await using var house = await RunningHouse.StartAsync(data, ("Content:DoDueWork", "false"));
        using var editor = await house.PersonAsync(AccountKind.Editor, Door.Magazine);
        Assert.Contains("Alles klopt. Er is niets te doen.", await PageAsync(editor, "/magazin?lang=nl"), StringComparison.Ordinal);
        var set = ((IContentSets)house.Services.GetService(typeof(IContentSets))!).Published;
        var page = set.KeyAt(Culture.Dutch, "/verhalen/van-gracht-tot-golf/")!.Value;

        await house.PublishAsync(page, ("printBody", $"<p>Zie <a href=\"/{{localLink:{Guid.NewGuid():d}}}\">daar</a>.</p>"));

        foreach (var (language, words) in new[] { ("nl", "Verwijzing naar iets dat er niet is"), ("de", "Verweis auf etwas, das es nicht gibt"), ("en", "Reference to something that is not there") })
        {
            var shown = await PageAsync(editor, $"/magazin?lang={language}");
            Assert.Contains(words, shown, StringComparison.Ordinal);
            Assert.Contains("/verhalen/van-gracht-tot-golf/", shown, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Printers_and_partners_do_not_see_it()
    {
        using var data = seeded.Copy();
        await using var house = await RunningHouse.StartAsync(data, ("Content:DoDueWork", "false"));

        foreach (var kind in new[] { AccountKind.Partner, AccountKind.Printer })
        {
            using var person = await house.PersonAsync(kind);
            using var answer = await person.GetAsync("/magazin", Stop);
            Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task<string> PageAsync(HttpClient editor, string address) => WebUtility.HtmlDecode(await editor.GetStringAsync(address, Stop));
}
