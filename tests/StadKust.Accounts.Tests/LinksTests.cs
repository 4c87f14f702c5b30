namespace StadKust.Accounts.Tests;

/// <summary>One-time links: the first sign-in, invitations, resets.</summary>
public sealed class LinksTests(PostgresForAccounts postgres)
{
    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    private Task<House> OpenAsync(Database database) => House.OpenAsync(database, postgres);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task First_link_makes_the_first_administrator_once(Database database)
    {
        await using var house = await OpenAsync(database);
        var token = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));

        var invitation = await house.AskAsync(a => a.InvitationAsync(token, House.Stop));
        var first = await house.AcceptAsync(token, "ada@example.org");
        var second = await house.AcceptAsync(token, "eve@example.org");

        Assert.Equal(new Invitation(AccountKind.Editor, true, null), invitation);
        Assert.True(first.Account!.IsAdministrator);
        Assert.Equal(["link-expired"], second.Faults);
        Assert.Null(await house.AskAsync(a => a.InvitationAsync(token, House.Stop)));
        Assert.Equal("ada@example.org", Assert.Single(await house.AskAsync(a => a.ListAsync(House.Stop))).Email);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_two_uses_at_the_same_moment_one_wins(Database database)
    {
        await using var house = await OpenAsync(database);
        var token = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => house.AcceptAsync(token, $"p{n}@example.org"))));

        Assert.Single(results, r => r.Account is not null);
        Assert.Equal(5, results.Count(r => r.Faults is ["link-expired"]));
        Assert.Single(await house.AskAsync(a => a.ListAsync(House.Stop)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task First_link_lasts_seven_days_and_an_invitation_forty_eight_hours(Database database)
    {
        await using var house = await OpenAsync(database);
        var first = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));
        var invitation = await house.InvitedAsync(AccountKind.Printer, "pers@example.org");

        house.Clock.Pass(TimeSpan.FromHours(48) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await house.AskAsync(a => a.InvitationAsync(invitation, House.Stop)));
        house.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(["link-expired"], (await house.AcceptAsync(invitation)).Faults);
        Assert.NotNull(await house.AskAsync(a => a.InvitationAsync(first, House.Stop)));
        house.Clock.Pass(TimeSpan.FromDays(5));
        Assert.Equal(["link-expired"], (await house.AcceptAsync(first, "ada@example.org")).Faults);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task New_first_link_and_the_first_account_void_the_earlier_link(Database database)
    {
        await using var house = await OpenAsync(database);
        var old = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));
        var latest = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));

        Assert.Null(await house.AskAsync(a => a.InvitationAsync(old, House.Stop)));
        Assert.NotNull(await house.AskAsync(a => a.InvitationAsync(latest, House.Stop)));
        await house.AccountAsync(AccountKind.Editor, "made-on-the-command-line@example.org", administrator: true);
        Assert.Null(await house.AskAsync(a => a.InvitationAsync(latest, House.Stop)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("' or 1=1 --")]
    public async Task Token_that_was_never_given_opens_nothing(string? token)
    {
        await using var house = await OpenAsync(Database.Sqlite);
        await house.AskAsync(a => a.FirstLinkAsync(House.Stop));

        Assert.Equal(["link-expired"], (await house.AcceptAsync(token, "eve@example.org")).Faults);
    }

    [Theory]
    [InlineData("kort", "password-too-short")]
    [InlineData("elf tekens.", "password-too-short")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-requires-unique-chars")]
    public async Task Password_is_refused_and_the_link_still_works(string password, string fault)
    {
        await using var house = await OpenAsync(Database.Sqlite);
        var token = await house.InvitedAsync(AccountKind.Partner, "gemeente@example.org");

        Assert.Equal([fault], (await house.AcceptAsync(token, password: password)).Faults);
        Assert.Empty(await house.AskAsync(a => a.ListAsync(House.Stop)));
        Assert.NotNull((await house.AcceptAsync(token, password: "twaalf teken")).Account);
    }

    [Fact]
    public async Task Password_name_and_address_have_a_longest()
    {
        await using var house = await OpenAsync(Database.Sqlite);
        var token = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));

        Assert.Equal(["password-too-long"], (await house.AcceptAsync(token, "a@example.org", password: new string('x', 257))).Faults);
        Assert.Equal(["name-too-long"], (await house.AcceptAsync(token, "a@example.org", name: new string('x', 201))).Faults);
        Assert.Equal(["email-invalid"], (await house.AcceptAsync(token, "Ada <a@example.org>")).Faults);
        Assert.Equal(["email-invalid"], (await house.AcceptAsync(token, "a")).Faults);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Invitation_decides_kind_and_address_whatever_the_form_says(Database database)
    {
        await using var house = await OpenAsync(database);
        var token = await house.InvitedAsync(AccountKind.Printer, " Pers@Example.org ");

        var account = (await house.AcceptAsync(token, "eve@example.org")).Account!;

        Assert.Equal(("Pers@Example.org", AccountKind.Printer, false), (account.Email, account.Kind, account.IsAdministrator));
        Assert.IsType<SignInSuccess>(await house.SignInAsync(Door.Printers, "pers@example.ORG"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Reset_changes_password_and_stamp_and_nothing_else(Database database)
    {
        await using var house = await OpenAsync(database);
        var before = await house.AccountAsync(AccountKind.Printer, "pers@example.org");

        var session = await house.SessionAsync(before, Door.Printers);

        // Asked with other rights on purpose: a link for an account that is there must not raise it.
        var after = (await house.AcceptAsync(await house.InvitedAsync(AccountKind.Editor, "PERS@example.org", administrator: true), password: "een heel ander wachtwoord")).Account!;

        Assert.Equal((before.Id, before.Kind, before.IsAdministrator), (after.Id, after.Kind, after.IsAdministrator));
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Null(await house.StillValidAsync(before.Id, before.SecurityStamp, session));
        Assert.NotNull(await house.StillValidAsync(before.Id, after.SecurityStamp, session));
        Assert.Equal(SignInResult.Failed, await house.SignInAsync(Door.Printers, "pers@example.org"));
        Assert.IsType<SignInSuccess>(await house.SignInAsync(Door.Printers, "pers@example.org", "een heel ander wachtwoord"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Later_link_for_an_address_voids_the_earlier_one(Database database)
    {
        await using var house = await OpenAsync(database);
        var early = await house.InvitedAsync(AccountKind.Partner, "gemeente@example.org");
        var other = await house.InvitedAsync(AccountKind.Partner, "andere@example.org");
        var late = await house.InvitedAsync(AccountKind.Partner, "Gemeente@Example.org");

        Assert.Equal(["link-expired"], (await house.AcceptAsync(early)).Faults);
        Assert.NotNull((await house.AcceptAsync(late)).Account);
        Assert.NotNull((await house.AcceptAsync(other)).Account);
    }

    [Fact]
    public async Task First_link_never_takes_over_an_account_that_is_there()
    {
        await using var house = await OpenAsync(Database.Sqlite);
        var account = await house.AccountAsync(AccountKind.Editor, "ada@example.org");
        var session = await house.SessionAsync(account);
        var token = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));

        Assert.Equal(["email-taken"], (await house.AcceptAsync(token, "ada@example.org", password: "van iemand anders")).Faults);
        Assert.NotNull(await house.StillValidAsync(account.Id, account.SecurityStamp, session));
    }
}
