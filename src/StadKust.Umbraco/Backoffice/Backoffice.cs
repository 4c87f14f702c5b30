using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StadKust.Accounts;
using StadKust.Umbraco.Backoffice.Answers;
using StadKust.Umbraco.Backoffice.Client;
using StadKust.Umbraco.Backoffice.Hub;
using StadKust.Umbraco.Backoffice.Languages;
using StadKust.Umbraco.Backoffice.Management;
using StadKust.Umbraco.Backoffice.People;
using StadKust.Umbraco.Backoffice.SignIn;
using StadKust.Umbraco.Backoffice.Words;

namespace StadKust.Umbraco.Backoffice;

/// <summary>The Umbraco back office under <c>/umbraco</c>: the client, its sign-in, and the Management API it speaks to.</summary>
public static class Backoffice
{
    /// <summary>Base of the Management API; the version follows.</summary>
    public const string Management = "/umbraco/management/api";

    /// <summary>Base of what our own parts of the client ask for.</summary>
    public const string Own = "/umbraco/stadkust/api/v1";

    public static IServiceCollection AddBackoffice(this IServiceCollection services, BackofficeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Unanswered>();
        services.AddSingleton(_ => new ClientPackHolder(ClientPack.Open(options.Pack)));
        services.AddSignalR();
        services.AddHostedService<ChangesToHub>();
        return services.AddContentManagement();
    }

    public static void MapBackoffice(this IEndpointRouteBuilder app)
    {
        var pack = app.ServiceProvider.GetRequiredService<ClientPackHolder>().Pack;
        Facade.Map(app);

        var open = app.MapGroup($"{Management}/v1").AllowAnonymous();
        Server.MapOpen(open);
        Manifests.MapOpen(open, pack);

        var management = app.MapGroup(Management).RequireAuthorization(BackofficeTicket.Scheme).AddEndpointFilter(Admission.AdmitAsync);
        var v1 = management.MapGroup("/v1");
        Server.Map(v1);
        Manifests.Map(v1, pack);
        CurrentUser.Map(v1);
        UserData.Map(v1);
        Users.Map(v1);
        UserGroups.Map(v1);
        LanguageEndpoints.Map(v1);
        Dictionary.Map(v1);
        ContentManagement.Map(management);
        ContentManagement.MapOwn(app.MapOwn());
        management.Map("/{**path}", Unanswered.Answer).WithOrder(int.MaxValue);

        ServerEvents.Map(app);
        ClientFiles.Map(app, pack);
        IndexPage.Map(app, pack);
    }

    /// <summary>A group for endpoints of our own parts of the client: same cookie, same guard, same answers as the Management API.</summary>
    public static RouteGroupBuilder MapOwn(this IEndpointRouteBuilder app) =>
        app.MapGroup(Own).RequireAuthorization(BackofficeTicket.Scheme).AddEndpointFilter(Admission.AdmitAsync);
}

/// <param name="Pack">File that <c>build.mjs</c> wrote; without it <c>/umbraco</c> says what is missing.</param>
public sealed record BackofficeOptions(string Pack)
{
    public BackofficeOptions()
        : this(Path.Combine(AppContext.BaseDirectory, "backoffice.pack"))
    {
    }
}

internal sealed record ClientPackHolder(ClientPack? Pack) : IDisposable
{
    public void Dispose() => Pack?.Dispose();
}
