using StadKust.Accounts;
using StadKust.Content;
using StadKust.Events;
using StadKust.Web.Website;

namespace StadKust.Web.Doors.Partner;

/// <summary>Where mails about an event go: the account that sent it in, in its language, with a link to the event.</summary>
internal sealed class PartnerContacts(IServiceScopeFactory scopes, IContentSets sets, WebsiteSettings settings) : IPartnerContacts
{
    public async Task<PartnerContact?> OfAsync(Guid account, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<People>().NamedAsync([account], stop)).FirstOrDefault() is { Email: { Length: > 0 } address } found
            ? new PartnerContact(address, found.DisplayName, new Culture(found.Language)) : null;
    }

    public string LinkTo(Guid key, bool published)
    {
        var set = sets.Published;
        var path = published ? set.CulturesOf(key).Select(c => set.PathOf(key, c) is { } own ? $"/{c.Code.ToLowerInvariant()}{own}" : null).FirstOrDefault(p => p is not null) : null;
        return settings.Origin + (path ?? $"/partner/event/{key}");
    }
}
