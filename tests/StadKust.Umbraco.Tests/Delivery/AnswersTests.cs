namespace StadKust.Umbraco.Tests.Delivery;

/// <summary>One approved answer of each kind. The content is the region's: who edits one of these items reads the difference here.</summary>
public sealed class AnswersTests(RegionServer server)
{
    [Theory]
    [InlineData("nl", "item-arrangement-nl")]
    [InlineData("de", "item-arrangement-de")]
    public async Task Arrangement_with_days_seasons_and_a_slider_is_as_approved(string culture, string name) =>
        await Golden.MatchesAsync(await server.GetAsync($"content/item/{Given.Weekend}", culture), name);

    [Fact]
    public async Task Story_with_local_links_in_rich_text_is_as_approved() =>
        await Golden.MatchesAsync(await server.GetAsync("content/item/verhalen/droge-voeten-lange-lanen", "nl"), "item-story");

    [Fact]
    public async Task List_of_items_is_as_approved() =>
        await Golden.MatchesAsync(await server.GetAsync("content?fetch=children:/&filter=contentType:settings&take=1", "en"), "query");

    [Fact]
    public async Task Items_by_their_keys_are_as_approved() =>
        await Golden.MatchesAsync(await server.GetAsync($"content/items?id={Guid.Empty}"), "items-none");

    [Theory]
    [InlineData("content/item/nergens", "not-found")]
    [InlineData("content?fetch=siblings:/", "unknown-fetch")]
    [InlineData("content?filter=region:noord", "unknown-filter")]
    [InlineData("content?sort=colour:asc", "unknown-sort")]
    [InlineData("content?skip=-1", "negative-skip")]
    [InlineData("content/items?id=12", "key-that-is-none")]
    [InlineData("content?expand=properties[a", "expand-that-cannot-be-read")]
    public async Task Refusal_is_as_approved(string address, string name) => await Golden.MatchesAsync(await server.GetAsync(address), $"refusal-{name}");

    [Fact]
    public async Task Preview_without_a_key_is_refused_as_approved() =>
        await Golden.MatchesAsync(await server.GetAsync("content", null, ("Preview", "true")), "refusal-no-access");
}
