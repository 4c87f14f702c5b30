using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>account create|reset|list</c>: accounts without a browser. Passwords are never typed here: a link is printed.</summary>
internal static class AccountCommand
{
    public static Command Make()
    {
        var command = new Command("account", "Make accounts, give a new link to someone who forgot a password, list them.");
        command.Add(Create());
        command.Add(Reset());
        command.Add(List());
        return command;
    }

    private static Option<string> Address() => new("--url")
    {
        Description = "Address of the site, for the link.",
        DefaultValueFactory = _ => "http://localhost:5000",
        HelpName = "URL",
    };

    private static Command Create()
    {
        var kind = new Option<AccountKind>("--kind") { Description = "editor, partner or printer.", Required = true };
        var email = new Option<string>("--email") { Description = "Address of the person.", Required = true };
        var administrator = new Option<bool>("--administrator") { Description = "May use every door and make accounts." };
        var (data, url) = (CommandLine.Data(), Address());
        var command = new Command("create", "Print a link, good for 48 hours and one use, with which the person chooses a password.")
        {
            kind, email, administrator, data, url,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var token = await WithAccountsAsync(parsed.GetRequiredValue(data), async accounts =>
            {
                var wanted = parsed.GetRequiredValue(email);
                Check(wanted);
                if ((await accounts.ListAsync(stop)).Any(a => string.Equals(a.Email, wanted, StringComparison.OrdinalIgnoreCase)))
                {
                    throw new CannotRunException($"There is an account for {wanted} already. With 'account reset --email {wanted}' it gets a new link.");
                }

                return await accounts.InviteAsync(parsed.GetRequiredValue(kind), wanted, parsed.GetValue(administrator), stop);
            }, stop);
            Console.Out.WriteLine(Link(parsed.GetRequiredValue(url), token));
            return CommandLine.Fine;
        });
        return command;
    }

    private static Command Reset()
    {
        var email = new Option<string>("--email") { Description = "Address of the account.", Required = true };
        var (data, url) = (CommandLine.Data(), Address());
        var command = new Command("reset", "Print a link with which the owner of an account chooses a new password.") { email, data, url };
        command.SetAction(async (parsed, stop) =>
        {
            var wanted = parsed.GetRequiredValue(email);
            var token = await WithAccountsAsync(parsed.GetRequiredValue(data), async accounts =>
            {
                var account = (await accounts.ListAsync(stop)).FirstOrDefault(a => string.Equals(a.Email, wanted, StringComparison.OrdinalIgnoreCase))
                    ?? throw new CannotRunException($"There is no account for {wanted}. 'account list' shows those there are.");
                return await accounts.InviteAsync(account.Kind, account.Email!, account.IsAdministrator, stop);
            }, stop);
            Console.Out.WriteLine(Link(parsed.GetRequiredValue(url), token));
            return CommandLine.Fine;
        });
        return command;
    }

    private static Command List()
    {
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("list", "All accounts.") { data, json };
        command.SetAction(async (parsed, stop) =>
        {
            var all = await WithAccountsAsync(parsed.GetRequiredValue(data), accounts => accounts.ListAsync(stop), stop);
            if (parsed.GetValue(json))
            {
                Printed.Json(all.Select(a => new { a.Email, a.DisplayName, a.Kind, a.IsAdministrator }));
            }
            else if (all.Count == 0)
            {
                Console.Out.WriteLine("No accounts yet. The first start of 'serve' prints a link for the first one.");
            }

            foreach (var account in parsed.GetValue(json) ? [] : all)
            {
                Console.Out.WriteLine($"{account.Kind,-8} {account.Email}  {account.DisplayName}{(account.IsAdministrator ? "  (administrator)" : "")}");
            }

            return CommandLine.Fine;
        });
        return command;
    }

    private static void Check(string email)
    {
        if (!System.Net.Mail.MailAddress.TryCreate(email, out var parsed) || parsed.Address != email)
        {
            throw new CannotRunException($"'{email}' is not an e-mail address.");
        }
    }

    private static string Link(string url, string token) => $"{url.TrimEnd('/')}/account/welcome?token={token}";

    private static async Task<T> WithAccountsAsync<T>(string data, Func<AccountRegister, Task<T>> work, CancellationToken stop)
    {
        await using var house = await House.OpenAsync(data, stop);
        await using var scope = house.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<AccountRegister>());
    }
}
