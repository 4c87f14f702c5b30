using System.Text.Json;
using StadKust.Content;
using StadKust.Umbraco.Delivery;
using StadKust.Umbraco.Reading;
using StadKust.Umbraco.Tests.Delivery;

namespace StadKust.Umbraco.Tests.Reading;

/// <summary>A set read from an Umbraco elsewhere, and what happens while that one is busy, broken or away.</summary>
public sealed class ReaderTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Set_that_was_read_answers_every_question_as_the_other_site_does()
    {
        var export = EveryEditor.Export();
        await using var other = await OtherSite.StartAsync(export);
        var reader = other.Reader(export);

        Assert.True(await reader.ReadAsync(Stop), reader.Trouble);

        Assert.Empty(reader.Findings);
        await using var here = await DeliveryServer.StartAsync(reader.Published);
        await using var there = await DeliveryServer.StartAsync(other.Set);
        foreach (var culture in new[] { "nl", "de", "en" })
        {
            var (mine, theirs) = (await here.JsonAsync("content?take=1000&expand=properties[$all]", culture), await there.JsonAsync("content?take=1000&expand=properties[$all]", culture));
            Assert.Equal(theirs.GetProperty("total").GetInt32(), mine.GetProperty("total").GetInt32());
            foreach (var (a, b) in theirs.GetProperty("items").EnumerateArray().Zip(mine.GetProperty("items").EnumerateArray()))
            {
                Assert.Equal(Plain(a), Plain(b));
            }
        }

        foreach (var folder in other.Set.AllMedia.Where(m => m.Type == "Folder"))
        {
            var address = $"media?fetch=children:{folder.Key}&take=1000";
            Assert.Equal((await there.JsonAsync(address)).GetProperty("items").EnumerateArray().Select(Undated), (await here.JsonAsync(address)).GetProperty("items").EnumerateArray().Select(Undated));
        }
    }

    // The name of our own address property is filled in where the other site had an address of another making; nothing else may differ.
    private static string Plain(JsonElement item) => item.GetRawText();

    // When a media item was changed is not known from files.
    private static string Undated(JsonElement media) => System.Text.RegularExpressions.Regex.Replace(media.GetRawText(), "\"(createDate|updateDate)\":\"[^\"]*\",", "");

    [Fact]
    public async Task Rich_text_that_is_told_as_a_tree_is_stored_as_markup_again()
    {
        var export = EveryEditor.Export(Few);
        await using var other = await OtherSite.StartAsync(export, new DeliveryOptions(RichTextOutputAsJson: true));
        var reader = other.Reader(export);

        Assert.True(await reader.ReadAsync(Stop), reader.Trouble);

        var markup = reader.Published.Find(EveryEditor.Item, Given.Nl)!.Values.Rich("rich");
        Assert.Contains($"<a type=\"document\" href=\"/{{localLink:{Given.Weekend}}}#dag\" class=\"x\">link</a> <em>en</em> <strong>meer</strong></p>", markup.Markup, StringComparison.Ordinal);
        Assert.Single(markup.Blocks);
    }

    [Fact]
    public async Task Change_over_there_is_here_after_the_next_reading_and_no_change_makes_no_new_set()
    {
        await using var other = await OtherSite.StartAsync(Few);
        var reader = other.Reader(Few, pageSize: 37);
        await reader.ReadAsync(Stop);
        var first = reader.Published;

        Assert.False(await reader.ReadAsync(Stop));
        Assert.Same(first, reader.Published);

        var waiting = reader.NewerThanAsync(first.Version, Stop);
        await other.ShowAsync(Changed(Given.Item(Given.Weekend).With("title", "\"Anders genoemd\"")));
        Assert.True(await reader.ReadAsync(Stop));
        await waiting;

        Assert.Equal("Anders genoemd", reader.Published.Find(Given.Weekend, Given.Nl)!.Values.Text("title"));
        Assert.Equal(first.Find(Given.Weekend, Given.De)!.Values.Text("title"), reader.Published.Find(Given.Weekend, Given.De)!.Values.Text("title"));
    }

    [Fact]
    public async Task Reading_that_fails_half_way_leaves_the_last_good_set()
    {
        await using var other = await OtherSite.StartAsync(Few);
        var reader = other.Reader(Few);
        await reader.ReadAsync(Stop);
        var good = reader.Published;
        await other.ShowAsync(Changed(Given.Item(Given.Weekend).With("title", "\"Half gelezen\"")));

        // The second language breaks: the first has been read already and must not be shown.
        other.Fails = request => request.Headers.AcceptLanguage == "de" ? 500 : null;
        Assert.False(await reader.ReadAsync(Stop));

        Assert.Same(good, reader.Published);
        Assert.Contains("500", reader.Trouble, StringComparison.Ordinal);
        other.Fails = _ => null;
        Assert.True(await reader.ReadAsync(Stop));
        Assert.Null(reader.Trouble);
        Assert.Equal("Half gelezen", reader.Published.Find(Given.Weekend, Given.Nl)!.Values.Text("title"));
    }

    [Fact]
    public async Task Server_that_is_busy_is_asked_again_and_one_that_refuses_is_not()
    {
        await using var other = await OtherSite.StartAsync(Few, new DeliveryOptions(PublicAccess: false, ApiKey: "sleutel"));
        var busy = 0;
        other.Fails = request => request.Path.Value!.EndsWith("/content", StringComparison.Ordinal) && busy++ % 3 < 2 ? 503 : null;

        Assert.True(await other.Reader(Few, "a", 1000, "sleutel").ReadAsync(Stop));

        other.Fails = _ => null;
        var before = other.Requests;
        var stranger = other.Reader(Few, "b");
        Assert.False(await stranger.ReadAsync(Stop));
        Assert.Contains("401", stranger.Trouble, StringComparison.Ordinal);
        Assert.Equal(1, other.Requests - before);
    }

    [Fact]
    public async Task Start_while_the_other_site_is_away_shows_what_was_read_last()
    {
        await using var other = await OtherSite.StartAsync(Few);
        var before = other.Reader(Few);
        await before.ReadAsync(Stop);
        other.Fails = _ => 503;

        var after = other.Reader(Few);
        Assert.False(after.IsReady);
        Assert.False(await after.ReadAsync(Stop));

        Assert.True(after.IsReady);
        Assert.Equal(before.Published.Count, after.Published.Count);
        Assert.Equal(before.Published.PathOf(Given.Weekend, Given.De), after.Published.PathOf(Given.Weekend, Given.De));
        Assert.Equal(before.Published.AllMedia.Select(m => m.Hash).Order(), after.Published.AllMedia.Select(m => m.Hash).Order());
    }

    [Fact]
    public async Task Publish_between_two_pages_is_noticed_and_read_again()
    {
        await using var other = await OtherSite.StartAsync(Few);
        var reader = other.Reader(Few, pageSize: 20);
        var published = false;
        other.Fails = request =>
        {
            if (!published && request.Query["skip"] == "40")
            {
                // One item less, near the front: every page after this one begins an item too late.
                published = true;
                other.ShowAsync(Without(Given.Weekend)).GetAwaiter().GetResult();
            }

            return null;
        };

        Assert.True(await reader.ReadAsync(Stop), reader.Trouble);

        Assert.True(published);
        Assert.Equal(other.Set.Entries.Select(e => e.Key).Order(), reader.Published.Entries.Select(e => e.Key).Order());
    }

    [Fact]
    public async Task Picture_that_cannot_be_fetched_is_told_and_asked_for_again()
    {
        await using var other = await OtherSite.StartAsync(Few);
        var reader = other.Reader(Few);
        var picture = other.Set.AllMedia.First(m => m.Type == "vectorPicture");
        other.Fails = request => request.Path == picture.Path ? 404 : null;

        Assert.True(await reader.ReadAsync(Stop));

        Assert.Contains(reader.Findings, f => f.Code == "media-missing" && f.Where == picture.Name);
        Assert.Equal("", reader.Published.Media(picture.Key)!.Hash);
        other.Fails = _ => null;
        Assert.True(await reader.ReadAsync(Stop));
        Assert.NotEqual("", reader.Published.Media(picture.Key)!.Hash);
    }

    [Fact]
    public async Task Items_of_a_type_that_is_not_known_here_are_left_out_and_told()
    {
        var export = EveryEditor.Export(Few);
        await using var other = await OtherSite.StartAsync(export);
        var reader = other.Reader(Few);

        Assert.True(await reader.ReadAsync(Stop), reader.Trouble);

        Assert.Null(reader.Published.Entry(EveryEditor.Item));
        Assert.Contains(reader.Findings, f => f.Code == "type-unknown" && f.Message.Contains("\"everything\"", StringComparison.Ordinal));
        Assert.Equal(other.Set.Count - 2, reader.Published.Count);
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("redactie.example.org", 100)]
    [InlineData("ftp://example.org", 100)]
    [InlineData("https://example.org", 0)]
    public void Settings_that_cannot_be_meant_are_refused(string url, int pageSize) =>
        Assert.Throws<ArgumentException>(() => new ReaderOptions(url, PageSize: pageSize).Checked());

    // A hundred items and a few pictures of the region: what these tests prove does not grow with the site.
    private static readonly SiteExport Few = Some();

    private static SiteExport Some()
    {
        var sections = Given.Export.Items.Where(i => i.Level <= 2).ToArray();
        var items = sections.Concat(Given.Export.Items.Where(i => i.Level == 3 && i.Type is "arrangement" or "destination" or "story")).ToArray();
        var media = Given.Export.Media.Where(m => m.Type == "Folder").Concat(Given.Export.Media.Where(m => m.Type is "vectorPicture").Take(5))
            .Concat(Given.Export.Media.Where(m => m.Type == "track").Take(1)).ToArray();
        return new SiteExport
        {
            Folder = Given.Export.Folder,
            Model = Given.Export.Model,
            Languages = Given.Export.Languages,
            Words = Given.Export.Words,
            Media = [.. media],
            Items = [.. items],
        };
    }

    private static SiteExport Changed(ExportedItem item) => Copy(Few.Items.Select(i => i.Key == item.Key ? item : i));

    private static SiteExport Without(Guid key) => Copy(Few.Items.Where(i => i.Key != key));

    private static SiteExport Copy(IEnumerable<ExportedItem> items) => new()
    {
        Folder = Few.Folder,
        Model = Few.Model,
        Languages = Few.Languages,
        Words = Few.Words,
        Media = Few.Media,
        Items = [.. items],
    };
}
