using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Client;

namespace StadKust.Umbraco.Backoffice;

/// <summary>What the client asks about the program itself.</summary>
internal static class Server
{
    /// <summary>Version of the contract the client was built for.</summary>
    private const string Version = "18.2.0";

    public static void MapOpen(IEndpointRouteBuilder open)
    {
        open.MapGet("/server/status", () => new { serverStatus = "Run" });
        open.MapGet("/server/configuration", (StadKust.Accounts.IAccountMail mail) => new
        {
            AllowPasswordReset = mail.GoesOut,
            VersionCheckPeriod = 0,
            AllowLocalLogin = true,
            UmbracoCssPath = "/umbraco/backoffice/css",
            SignalR = new { SkipNegotiation = false },
        });
        open.MapGet("/security/back-office/graphics/{name}", (string name, HttpContext context, ClientPackHolder holder) =>
            holder.Pack is { } pack ? ClientFiles.SendAsync(context, pack, Picture(name), false) : Task.CompletedTask);
    }

    private static string Picture(string name) => name switch
    {
        "login-background" => "login-background.svg",
        "logo" => "logo-light.svg", // stands on the dark bar
        _ => "logo.svg",
    };

    public static void Map(IEndpointRouteBuilder v1)
    {
        v1.MapGet("/server/information", () => new { Version, AssemblyVersion = Version, BaseUtcOffset = "00:00:00", RuntimeMode = "Development" });
        v1.MapGet("/server/troubleshooting", () => new { Items = Array.Empty<object>() });
        v1.MapGet("/security/configuration", () => new { PasswordConfiguration = PasswordRules.Value });
        v1.MapGet("/segment", () => new Paged<object>(0, []));
        v1.MapGet("/relation-type", () => new Paged<object>(0, []));
        v1.MapGet("/help", () => new Paged<object>(0, []));
    }
}

/// <summary>The rules of passwords, as the client shows them; the accounts check them.</summary>
internal static class PasswordRules
{
    public static readonly object Value = new
    {
        MinimumPasswordLength = 12,
        RequireNonLetterOrDigit = false,
        RequireDigit = false,
        RequireLowercase = false,
        RequireUppercase = false,
    };
}
