using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace StadKust.Accounts.Tests;

/// <summary>Sessions, codes and groups, on both databases.</summary>
public sealed class SessionsTests(PostgresForAccounts postgres)
{
    private const string Back = "https://redactie.example/umbraco/oauth_complete";

    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    private Task<House> OpenAsync(Database database) => House.OpenAsync(database, postgres);

    private static (string Verifier, string Challenge) Proof()
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        return (verifier, Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Session_is_good_until_it_is_ended_and_others_go_on(Database database)
    {
        await using var house = await OpenAsync(database);
        var account = await house.AccountAsync(AccountKind.Editor, "ada@example.org");
        var (one, two) = (await house.SessionAsync(account), await house.SessionAsync(account, Door.Magazine));

        Assert.Equal(2, (await house.OfAsync<AccountSessions, IReadOnlyList<Session>>(s => s.ListAsync(account.Id, House.Stop))).Count);
        await house.OfAsync<AccountSessions, bool>(async s =>
        {
            await s.EndOthersAsync(account.Id, two, House.Stop);
            return true;
        });

        Assert.Null(await house.StillValidAsync(account.Id, account.SecurityStamp, one));
        Assert.NotNull(await house.StillValidAsync(account.Id, account.SecurityStamp, two));
        Assert.Null(await house.StillValidAsync(Guid.NewGuid(), account.SecurityStamp, two));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Code_and_refresh_tokens_work_once_and_a_second_use_ends_the_generation(Database database)
    {
        await using var house = await OpenAsync(database);
        var account = await house.AccountAsync(AccountKind.Editor, "ada@example.org");
        var session = await house.SessionAsync(account);
        var (verifier, challenge) = Proof();
        var code = await house.OfAsync<CodeFlow, string>(f => f.CodeAsync(session, challenge, Back, House.Stop));

        var first = await house.OfAsync<CodeFlow, Tokens?>(f => f.RedeemAsync(code, verifier, Back, House.Stop));
        var second = await house.OfAsync<CodeFlow, Tokens?>(f => f.RefreshAsync(first!.Refresh, House.Stop));
        var reused = await house.OfAsync<CodeFlow, Tokens?>(f => f.RefreshAsync(first!.Refresh, House.Stop));
        var after = await house.OfAsync<CodeFlow, Tokens?>(f => f.RefreshAsync(second!.Refresh, House.Stop));

        Assert.Equal(account.Id, second!.Account.Id);
        Assert.Null(reused);
        Assert.Null(after);
        Assert.Null(await house.OfAsync<AccountSessions, Account?>(s => s.StillValidAsync(account.Id, account.SecurityStamp, session, second.Generation, House.Stop)));
        Assert.NotNull(await house.StillValidAsync(account.Id, account.SecurityStamp, session));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Of_many_who_use_a_refresh_token_at_the_same_moment_one_is_answered_at_most(Database database)
    {
        await using var house = await OpenAsync(database);
        var account = await house.AccountAsync(AccountKind.Editor, "ada@example.org");
        var tokens = await house.OfAsync<CodeFlow, Tokens>(async f => await f.StartAsync(await house.SessionAsync(account), House.Stop));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => house.OfAsync<CodeFlow, Tokens?>(f => f.RefreshAsync(tokens.Refresh, House.Stop))));

        Assert.InRange(answers.Count(a => a is not null), 0, 1);
    }

    [Fact]
    public async Task Code_is_dead_after_a_minute_and_a_refresh_token_after_an_hour()
    {
        await using var house = await OpenAsync(Database.Sqlite);
        var account = await house.AccountAsync(AccountKind.Editor, "ada@example.org");
        var session = await house.SessionAsync(account);
        var (verifier, challenge) = Proof();
        var code = await house.OfAsync<CodeFlow, string>(f => f.CodeAsync(session, challenge, Back, House.Stop));
        var tokens = await house.OfAsync<CodeFlow, Tokens>(f => f.StartAsync(session, House.Stop));
        house.Clock.Pass(TimeSpan.FromSeconds(61));
        Assert.Null(await house.OfAsync<CodeFlow, Tokens?>(f => f.RedeemAsync(code, verifier, Back, House.Stop)));
        house.Clock.Pass(TimeSpan.FromHours(1));

        Assert.Null(await house.OfAsync<CodeFlow, Tokens?>(f => f.RefreshAsync(tokens.Refresh, House.Stop)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Rights_of_groups_add_up_and_the_last_administrator_stays(Database database)
    {
        await using var house = await OpenAsync(database);
        var chief = await house.AccountAsync(AccountKind.Editor, "chief@example.org", administrator: true);
        var account = await house.AccountAsync(AccountKind.Editor, "ada@example.org");
        var translators = new[] { BuiltInGroups.GermanTranslators.Id, BuiltInGroups.EnglishTranslators.Id };

        Assert.Equal(["editor"], (await RightsAsync(house, account)).Groups.Select(g => g.Alias));
        Assert.Null(await house.OfAsync<AccountGroups, string?>(g => g.SetAsync(account.Id, translators, chief.Id, House.Stop)));
        var rights = await RightsAsync(house, account);
        Assert.Equal("last-administrator", await house.OfAsync<AccountGroups, string?>(g => g.SetAsync(chief.Id, translators, chief.Id, House.Stop)));

        Assert.Equal((true, true, false), (rights.MayWrite("de"), rights.MayWrite("en"), rights.MayWrite("nl")));
        Assert.DoesNotContain(Verbs.Publish, rights.Verbs);
        Assert.Contains(Verbs.Update, rights.Verbs);
        Assert.Equal(Verbs.All.Order(), (await RightsAsync(house, chief)).Verbs.Order());
    }

    [Fact]
    public void Deepest_item_with_rights_of_its_own_decides()
    {
        var (root, town, story) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var group = BuiltInGroups.Editors with { Rights = BuiltInGroups.Editors.Rights with { Items = [new ItemRights(town, [Verbs.Read]), new ItemRights(story, [Verbs.Read, Verbs.Publish])] } };

        var rights = Rights.Of(new Account(), [group]);

        Assert.True(rights.May(Verbs.Publish, [root]));
        Assert.False(rights.May(Verbs.Publish, [root, town]));
        Assert.True(rights.May(Verbs.Publish, [root, town, story]));
        Assert.False(rights.May(Verbs.Delete, [root, town, story]));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Code_of_the_app_works_in_its_half_minute_and_once(Database database)
    {
        await using var house = await OpenAsync(database);
        var account = await house.AccountAsync(AccountKind.Partner, "gemeente@example.org");
        var key = Totp.NewKey();
        Assert.True(await house.OfAsync<SecondFactors, bool>(f => f.SetUpAppAsync(account.Id, key, Totp.CodeNow(key, house.Clock.GetUtcNow()), House.Stop)));

        Assert.IsType<SecondStep>(await house.SignInAsync(Door.Partners, "gemeente@example.org"));
        Assert.Equal(SignInResult.Failed, await CheckAsync(house, account, Totp.CodeNow(key, house.Clock.GetUtcNow())));
        house.Clock.Pass(TimeSpan.FromSeconds(60));
        Assert.IsType<SignInSuccess>(await CheckAsync(house, account, Totp.CodeNow(key, house.Clock.GetUtcNow())));
        Assert.Equal(SignInResult.Failed, await CheckAsync(house, account, Totp.CodeNow(key, house.Clock.GetUtcNow())));
        Assert.Equal(SignInResult.Failed, await CheckAsync(house, account, Totp.CodeNow(key, house.Clock.GetUtcNow() - TimeSpan.FromMinutes(2))));
    }

    // RFC 6238, appendix B: the secret "12345678901234567890", six digits of the eight.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeNow("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Letters_go_to_those_who_have_an_account_and_not_twice_in_a_row(Database database)
    {
        var post = new Post();
        await using var house = await House.OpenAsync(database, postgres, post);
        var chief = await house.AccountAsync(AccountKind.Editor, "chief@example.org", administrator: true);
        var invited = await house.OfAsync<People, (string? Token, string? Fault)>(p => p.InviteAsync(Guid.NewGuid(), "jo@example.org", "Jo", "de", [BuiltInGroups.Editors.Id], "Kom erbij", chief.Id, House.Stop));
        var again = await house.OfAsync<People, (string? Token, string? Fault)>(p => p.InviteAsync(Guid.NewGuid(), "JO@example.org", "Jo", "de", [], null, chief.Id, House.Stop));
        foreach (var address in new[] { "niemand@example.org", "chief@example.org", "chief@example.org" })
        {
            await house.OfAsync<People, bool>(async p =>
            {
                await p.ForgotAsync(address, House.Stop);
                return true;
            });
        }

        Assert.Equal("email-taken", again.Fault);
        Assert.Equal(["Invitation jo@example.org de", "NewPassword chief@example.org nl"], post.Letters.Select(l => $"{l.Kind} {l.To} {l.Language}"));
        var accepted = await house.AcceptAsync(invited.Token, name: "Jo van Dam");
        Assert.Empty(accepted.Faults);
        Assert.Equal("Jo van Dam", accepted.Account!.DisplayName);
        Assert.NotNull((await house.AcceptAsync(post.Letters[1].Token)).Account);
    }

    private static Task<Rights> RightsAsync(House house, Account account) =>
        house.OfAsync<AccountGroups, Rights>(async g => await g.RightsAsync(await house.AskAsync(a => a.FreshAsync(account.Id, House.Stop)), House.Stop));

    private static Task<SignInResult> CheckAsync(House house, Account account, string code) => house.OfAsync<SecondFactors, SignInResult>(f => f.CheckCodeAsync(account.Id, Door.Partners, code, House.Stop));

    /// <summary>The other side of the letter box.</summary>
    private sealed class Post : IAccountMail
    {
        public List<AccountLetter> Letters { get; } = [];

        public bool GoesOut => true;

        public Task SendAsync(AccountLetter letter, CancellationToken stop)
        {
            Letters.Add(letter);
            return Task.CompletedTask;
        }
    }
}
