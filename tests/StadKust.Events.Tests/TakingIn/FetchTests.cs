using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StadKust.Audience;
using StadKust.Content;

namespace StadKust.Events.Tests.TakingIn;

public sealed class FetchTests(Desks desks)
{
    private static CancellationToken Stop => Desk.Stop;

    [Fact]
    public async Task A_subscription_is_fetched_only_when_it_has_changed_and_a_failure_is_a_report_and_a_pause()
    {
        await using var web = await FeedServer.StartAsync();
        await using var desk = await Desk.OpenAsync(desks);
        var source = await desk.SourceAsync();
        await desk.PointAsync(source, web.At("/a.ics"));
        web.Body = Ics.Of(Ics.Event("Weekmarkt"));

        var first = (await desk.Intake.FetchAsync(desk.Editor, source.Id, Stop))!;
        var second = (await desk.Intake.FetchAsync(desk.Editor, source.Id, Stop))!;
        Assert.Equal((RunOutcome.Done, 1), (first.Outcome, first.New));
        Assert.Equal((RunOutcome.Unchanged, 1, 1), (second.Outcome, second.Same, web.NotModified));

        await desk.PointAsync(source, web.At("/gone"));
        await desk.Get<Memberships>().GrantAsync(new Membership(Desk.Officer, desk.Leiden, PartyKind.Municipality, MemberRole.Owner), Stop);
        var pauses = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            var failed = (await desk.Intake.FetchAsync(desk.Editor, source.Id, Stop))!;
            Assert.Equal(RunOutcome.Failed, failed.Outcome);
            Assert.Contains("410", failed.Message, StringComparison.Ordinal);
            pauses.Add(((await desk.Get<Sources>().FindAsync(desk.Editor, source.Id, Stop))!.NextAt!.Value - desk.Clock.GetUtcNow().UtcDateTime).TotalMinutes);
        }

        Assert.Equal([120, 240, 480, 960], pauses);
        Assert.Equal("feed-trouble", Assert.Single(await desk.Get<Outbox>().ListAsync(null, 9, Stop)).Template);
        Assert.Single(await desk.EventsAsync());
    }

    [Fact]
    public async Task Redirects_sizes_and_times_have_limits()
    {
        await using var web = await FeedServer.StartAsync();
        using var fetch = new FetchFeed(new FeedOptions { AllowOwnNetwork = true, MostBytes = 100_000, Patience = TimeSpan.FromSeconds(2) });

        Assert.Contains("redirected more than 5", (await fetch.GetAsync(web.At("/round"), null, null, Stop)).Trouble, StringComparison.Ordinal);
        Assert.Contains("more than 0 MB", (await fetch.GetAsync(web.At("/bomb"), null, null, Stop)).Trouble, StringComparison.Ordinal);
        Assert.Contains("within 2 seconds", (await fetch.GetAsync(web.At("/slow"), null, null, Stop)).Trouble, StringComparison.Ordinal);
        Assert.NotNull((await fetch.GetAsync(web.At("/once"), null, null, Stop)).Body);
    }

    [Fact]
    public async Task Nothing_is_fetched_from_our_own_network_by_name_by_number_or_by_redirect()
    {
        await using var web = await FeedServer.StartAsync();
        using var fetch = new FetchFeed(new FeedOptions { Patience = TimeSpan.FromSeconds(5) });

        foreach (var address in new[] { web.At("/a.ics"), "http://localhost/a.ics", "http://[::1]/a.ics", "http://169.254.169.254/latest/meta-data/" })
        {
            var fetched = await fetch.GetAsync(address, null, null, Stop);
            Assert.Null(fetched.Body);
            Assert.Contains("nothing was fetched", fetched.Trouble, StringComparison.Ordinal);
        }

        // A public-looking name that leads home: judged where the socket connects.
        var named = await fetch.GetAsync("http://localhost.localdomain/a.ics", null, null, Stop);
        Assert.Null(named.Body);
        Assert.Equal(0, web.Asked);
    }
}

/// <summary>A server of feeds, well-behaved and otherwise.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FeedServer(WebApplication app) => this.app = app;

    public string Body { get; set; } = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n";

    public int NotModified { get; private set; }

    public int Asked { get; private set; }

    public string At(string path) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + path;

    public static async Task<FeedServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new FeedServer(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Asked++;
        switch (context.Request.Path.Value)
        {
            case "/gone":
                context.Response.StatusCode = StatusCodes.Status410Gone;
                break;
            case "/round":
                context.Response.Redirect("/round");
                break;
            case "/once":
                context.Response.Redirect("/a.ics");
                break;
            case "/slow":
                await context.Response.WriteAsync("BEGIN");
                await context.Response.Body.FlushAsync();
                await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
            case "/bomb":
                context.Response.Headers.ContentEncoding = "gzip";
                await using (var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest))
                {
                    await zip.WriteAsync(new byte[2_000_000]);
                }

                break;
            default:
                const string Tag = "\"one\"";
                if (context.Request.Headers.IfNoneMatch == Tag)
                {
                    NotModified++;
                    context.Response.StatusCode = StatusCodes.Status304NotModified;
                    break;
                }

                context.Response.Headers.ETag = Tag;
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(Body));
                break;
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
