using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts.Storage;

namespace StadKust.Accounts.Tests;

/// <summary>Passwords, doors, locks, keys.</summary>
public sealed class SignInTests(PostgresForAccounts postgres)
{
    public static TheoryData<Database> Both => [Database.Sqlite, Database.Postgres];

    private Task<House> OpenAsync(Database database) => House.OpenAsync(database, postgres);

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Kind_of_an_account_decides_the_door_and_an_administrator_may_use_them_all(Database database)
    {
        await using var house = await OpenAsync(database);
        await house.AccountAsync(AccountKind.Editor, "editor@example.org");
        await house.AccountAsync(AccountKind.Partner, "partner@example.org");
        await house.AccountAsync(AccountKind.Printer, "printer@example.org");
        await house.AccountAsync(AccountKind.Partner, "administrator@example.org", administrator: true);
        var admitted = new Dictionary<string, string[]>
        {
            ["editor"] = ["umbraco", "magazin"],
            ["partner"] = ["partner"],
            ["printer"] = ["print"],
            ["administrator"] = ["umbraco", "magazin", "partner", "print"],
        };

        foreach (var (who, doors) in admitted)
        {
            foreach (var door in Door.All)
            {
                var result = await house.SignInAsync(door, $"{who}@example.org");

                Assert.Equal(doors.Contains(door.Name) ? "signed-in" : "wrong-door", result.Code);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Ten_wrong_tries_lock_for_a_quarter_of_an_hour(Database database)
    {
        await using var house = await OpenAsync(database);
        await house.AccountAsync(AccountKind.Printer, "pers@example.org");
        Task<SignInResult> TryAsync(string password) => house.SignInAsync(Door.Printers, "pers@example.org", password);

        for (var n = 1; n < 10; n++)
        {
            Assert.Equal(SignInResult.Failed, await TryAsync("fout"));
        }

        Assert.Equal(SignInResult.LockedOut, await TryAsync("fout"));
        Assert.Equal(SignInResult.LockedOut, await TryAsync(House.Password));
        house.Clock.Pass(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        Assert.Equal(SignInResult.LockedOut, await TryAsync(House.Password));
        house.Clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(SignInResult.Failed, await TryAsync("fout"));
        Assert.IsType<SignInSuccess>(await TryAsync(House.Password));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nine_wrong_tries_are_forgotten_after_a_right_one(Database database)
    {
        await using var house = await OpenAsync(database);
        await house.AccountAsync(AccountKind.Printer, "pers@example.org");

        for (var round = 0; round < 2; round++)
        {
            for (var n = 0; n < 9; n++)
            {
                Assert.Equal(SignInResult.Failed, await house.SignInAsync(Door.Printers, "pers@example.org", "fout"));
            }

            Assert.IsType<SignInSuccess>(await house.SignInAsync(Door.Printers, "pers@example.org"));
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Guesses_at_the_same_moment_are_counted_one_by_one(Database database)
    {
        await using var house = await OpenAsync(database);
        var account = await house.AccountAsync(AccountKind.Printer, "pers@example.org");

        await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => Task.Run(() => house.SignInAsync(Door.Printers, "pers@example.org", "fout"))));

        await using var scope = house.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AccountsDb>();
        Assert.Equal(10, await db.Audit.CountAsync(r => r.Account == account.Id && r.Action == "wrong-password", House.Stop));
        Assert.Equal(SignInResult.LockedOut, await house.SignInAsync(Door.Printers, "pers@example.org"));
    }

    [Fact]
    public async Task Lock_ends_no_session_and_a_new_link_ends_the_lock()
    {
        await using var house = await OpenAsync(Database.Sqlite);
        var account = await house.AccountAsync(AccountKind.Printer, "pers@example.org");
        var session = await house.SessionAsync(account, Door.Printers);
        for (var n = 0; n < 11; n++)
        {
            await house.SignInAsync(Door.Printers, "pers@example.org", "fout");
        }

        Assert.NotNull(await house.StillValidAsync(account.Id, account.SecurityStamp, session));
        Assert.NotNull((await house.AcceptAsync(await house.InvitedAsync(AccountKind.Printer, "pers@example.org"))).Account);
        Assert.IsType<SignInSuccess>(await house.SignInAsync(Door.Printers, "pers@example.org"));
    }

    [Fact]
    public async Task Unknown_address_and_wrong_password_look_the_same()
    {
        await using var house = await OpenAsync(Database.Sqlite);
        await house.AccountAsync(AccountKind.Printer, "pers@example.org");

        Assert.Equal(await house.SignInAsync(Door.Printers, "niemand@example.org"), await house.SignInAsync(Door.Printers, "pers@example.org", "fout"));
    }

    [Fact]
    public async Task Audit_trail_holds_no_address_and_no_password()
    {
        await using var house = await OpenAsync(Database.Sqlite);
        await house.AccountAsync(AccountKind.Printer, "pers@example.org");
        await house.SignInAsync(Door.Printers, "pers@example.org", "fout geraden");
        await house.SignInAsync(Door.Partners, "pers@example.org");

        await using var scope = house.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Audit.AsNoTracking().ToListAsync(House.Stop);

        Assert.Equal(["invited", "link-used", "wrong-password", "wrong-door"], rows.Select(r => r.Action));
        Assert.All(rows, r => Assert.DoesNotMatch("@|geraden|vissen", r.Detail));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_one_process_protects_the_next_one_reads(Database database)
    {
        await using var house = await OpenAsync(database);
        var written = house.Services.GetDataProtectionProvider().CreateProtector("test").Protect("vissen");

        await using var next = house.Again();

        Assert.Equal("vissen", next.Services.GetDataProtectionProvider().CreateProtector("test").Unprotect(written));
    }

    [Fact]
    public async Task Token_is_nowhere_in_the_database()
    {
        await using var house = await OpenAsync(Database.Sqlite);
        var token = await house.AskAsync(a => a.FirstLinkAsync(House.Stop));

        await using var scope = house.Services.CreateAsyncScope();
        var link = await scope.ServiceProvider.GetRequiredService<AccountsDb>().Links.SingleAsync(House.Stop);

        Assert.Equal(64, token.Length);
        Assert.NotEqual(token, link.TokenHash.ToLowerInvariant());
    }
}
