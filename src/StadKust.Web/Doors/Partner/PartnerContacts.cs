using StadKust.Accounts;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors.Partner;

/// <summary>Where mails about events go: the account that sent it in, in its language, with a link to the event or the feed.</summary>
internal sealed class PartnerContacts(IServiceScopeFactory scopes, IContentSets sets, LetterOrigin site) : IPartnerContacts
{
    public async Task<PartnerContact?> OfAsync(Guid account, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<People>().NamedAsync([account], stop)).FirstOrDefault() is { Email: { Length: > 0 } address } found
            ? new PartnerContact(address, found.DisplayName, new Culture(found.Language)) : null;
    }

    // An event that is published with this very mail has no public path yet; its page behind the door leads on.
    public string LinkToEvent(Guid key, bool published)
    {
        var set = sets.Published;
        var path = published ? set.CulturesOf(key).Select(c => set.PathOf(key, c) is { } own ? $"/{c.Code.ToLowerInvariant()}{own}" : null).FirstOrDefault(p => p is not null) : null;
        return site.Address + (path ?? $"/partner/event/{key}");
    }

    public string LinkToFeed(long source) => $"{site.Address}/partner/feeds/{source}";
}
