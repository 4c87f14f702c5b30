using MimeKit;
using StadKust.Content;

namespace StadKust.Audience.Tests;

public sealed class OutboxTests(PostgresForAudience postgres)
{
    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_mail_exists_exactly_when_its_cause_does(StoreProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);

        await house.Drafts.TogetherAsync("test", b => house.Outbox.WriteAsync(House.Invitation("kept@example.org"), b.Transaction, House.Stop), House.Stop);
        await house.Drafts.TogetherAsync("test", async b =>
        {
            await house.Outbox.WriteAsync(House.Invitation("undone@example.org"), b.Transaction, House.Stop);
            b.Abandon();
        }, House.Stop);
        await Assert.ThrowsAsync<InvalidOperationException>(() => house.Drafts.TogetherAsync("test", async b =>
        {
            await house.Outbox.WriteAsync(House.Invitation("thrown@example.org"), b.Transaction, House.Stop);
            throw new InvalidOperationException();
        }, House.Stop));
        Assert.Empty(await house.SendAsync());

        var mail = Assert.Single(await house.Outbox.ListAsync(null, 10, House.Stop));
        Assert.Equal(("kept@example.org", MailState.Sent), (mail.Address, mail.State));
        Assert.Single(Directory.GetFiles(house.Pickup, "*.eml"));
    }

    [Fact]
    public async Task In_development_a_mail_is_a_file_that_opens_as_a_letter_in_its_language()
    {
        await using var house = await House.OpenAsync(StoreProvider.Sqlite, postgres);
        await house.Outbox.WriteAsync(House.Invitation(culture: Culture.German) with { Name = "Jo <b>Weiß</b>" }, House.Stop);

        Assert.Empty(await house.SendAsync());

        using var letter = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(house.Pickup)), House.Stop);
        Assert.Equal("Ihr Zugang zu Stad + Kust", letter.Subject);
        Assert.Equal("jo@example.org", letter.To.Mailboxes.Single().Address);
        Assert.Contains("https://example.org/account/welcome?token=abc", letter.TextBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://example.org/account/welcome?token=abc\"", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"de\">", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task A_server_gets_the_mail_once_and_the_link_is_forgotten()
    {
        using var office = new PostOffice();
        await using var house = await House.OpenAsync(StoreProvider.Sqlite, postgres, o => o with { Host = "127.0.0.1", Port = office.Port });
        var id = await house.Outbox.WriteAsync(House.Invitation(), House.Stop);

        Assert.Empty(await house.SendAsync());
        Assert.Empty(await house.SendAsync(2));

        Assert.Single(office.Taken);
        Assert.Contains("example.org/account/welcome?token=", office.Taken[0], StringComparison.Ordinal);
        Assert.Equal(MailState.Sent, (await house.Outbox.FindAsync(id, House.Stop))!.State);
        var kept = await house.Personal.ExportAsync(new Person("JO@example.org", null), House.Stop);
        Assert.Equal("", Assert.Single(kept).Values["subject"]);
    }

    [Fact]
    public async Task An_address_the_other_side_does_not_know_is_noted_and_not_tried_again()
    {
        using var office = new PostOffice { Answer = "550 5.1.1 no such person" };
        await using var house = await House.OpenAsync(StoreProvider.Sqlite, postgres, o => o with { Host = "127.0.0.1", Port = office.Port });
        var id = await house.Outbox.WriteAsync(House.Invitation(), House.Stop);

        Assert.Empty(await house.SendAsync());

        var mail = (await house.Outbox.FindAsync(id, House.Stop))!;
        Assert.Equal((MailState.Bounced, 1), (mail.State, mail.Attempts));
        Assert.Contains("no such person", mail.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_busy_is_asked_again_until_the_last_attempt()
    {
        using var office = new PostOffice { Answer = "451 4.3.0 later" };
        await using var house = await House.OpenAsync(StoreProvider.Sqlite, postgres, o => o with { Host = "127.0.0.1", Port = office.Port });
        var id = await house.Outbox.WriteAsync(House.Invitation(), House.Stop);

        Assert.Contains("later", Assert.Single(await house.SendAsync(1)).Message, StringComparison.Ordinal);
        Assert.Equal(MailState.Waiting, (await house.Outbox.FindAsync(id, House.Stop))!.State);
        office.HangsUp = true;
        Assert.Single(await house.SendAsync(2));
        office.HangsUp = false;
        Assert.Single(await house.SendAsync(5));

        var mail = (await house.Outbox.FindAsync(id, House.Stop))!;
        Assert.Equal((MailState.Failed, 3), (mail.State, mail.Attempts));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_address_is_forgotten_after_thirty_days_and_at_once_when_the_person_asks(StoreProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        await house.Outbox.WriteAsync(House.Invitation("old@example.org"), House.Stop);
        await house.Outbox.WriteAsync(House.Invitation("asks@example.org"), House.Stop);
        await house.SendAsync();
        await house.Outbox.WriteAsync(House.Invitation("Asks@Example.org"), House.Stop);

        Assert.Equal(2, await house.Personal.EraseAsync(new Person("asks@example.org", null), House.Stop));
        await house.SendAsync();
        Assert.Equal(2, Directory.GetFiles(house.Pickup).Length);

        house.Clock.Pass(TimeSpan.FromDays(29));
        Assert.Single(await house.Personal.ExportAsync(new Person("old@example.org", null), House.Stop));
        house.Clock.Pass(TimeSpan.FromDays(2));
        await new RetentionWorkRun(house).OnceAsync();
        Assert.Empty(await house.Personal.ExportAsync(new Person("old@example.org", null), House.Stop));
        Assert.All(await house.Outbox.ListAsync(null, 10, House.Stop), m => Assert.Equal("", m.Address));
    }

    [Fact]
    public async Task The_nightly_erasure_is_planned_once_however_often_the_house_starts()
    {
        await using var house = await House.OpenAsync(StoreProvider.Sqlite, postgres);
        await house.Services.MigrateAudienceAsync(House.Stop);
        await new RetentionWorkRun(house).OnceAsync();

        Assert.Single(await new RetentionWorkRun(house).PlannedAsync());
    }

    [Fact]
    public void Every_mail_of_the_theme_exists_in_three_languages_with_the_same_places()
    {
        var names = new MailTemplates(House.Templates).Names.ToList();

        Assert.NotEmpty(names);
        Assert.All(names.GroupBy(n => n.Name), g => Assert.Equal(["de", "en", "nl"], g.Select(n => n.Culture).Order()));
    }

    [Theory]
    [InlineData("jo@example.org", true)]
    [InlineData("jo", false)]
    [InlineData("jo@example.org\r\nBcc: all@example.org", false)]
    [InlineData("Jo <jo@example.org>", false)]
    [InlineData("a@b.example, c@d.example", false)]
    public void An_address_is_one_address_and_nothing_else(string text, bool expected) => Assert.Equal(expected, Outbox.IsAddress(text));

    [Fact]
    public async Task A_value_with_a_line_end_begins_no_header_of_its_own()
    {
        await using var house = await House.OpenAsync(StoreProvider.Sqlite, postgres);
        await house.Outbox.WriteAsync(House.Invitation().With("site", "Stad\r\nBcc: all@example.org"), House.Stop);
        await house.SendAsync();

        using var letter = await MimeMessage.LoadAsync(Assert.Single(Directory.GetFiles(house.Pickup)), House.Stop);
        Assert.Empty(letter.Bcc);
        Assert.Equal("Uw toegang tot Stad Bcc: all@example.org", letter.Subject);
    }
}
