using Microsoft.AspNetCore.Mvc;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors;

/// <summary>Who acts for which municipality or organiser. Editors look; only administrators invite and give roles.</summary>
public sealed class PartnersModel(IContentSets sets, Memberships memberships, AccountRegister accounts) : QueuePage(sets)
{
    public IReadOnlyList<Account> People { get; private set; } = [];

    public ILookup<Guid, Membership> Roles { get; private set; } = Enumerable.Empty<Membership>().ToLookup(m => m.Account);

    public IReadOnlyList<(Guid Key, string Name, PartyKind Kind)> Parties { get; private set; } = [];

    /// <summary>Link for somebody new, shown once.</summary>
    public string? Link { get; private set; }

    public bool MayChange => User.HasClaim(AccountClaims.Administrator, "1");

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    public async Task<IActionResult> OnPostInviteAsync(string? email, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Forbid();
        }

        if (!StadKust.Audience.Outbox.IsAddress(email?.Trim() ?? ""))
        {
            Faults.Add(Words["email-wanted"]);
        }
        else
        {
            Link = $"{Request.Scheme}://{Request.Host}/account/welcome?token={await accounts.InviteAsync(AccountKind.Partner, email!.Trim(), false, stop)}";
        }

        await ShowAsync(stop);
        return Page();
    }

    public async Task<IActionResult> OnPostGrantAsync(Guid account, Guid party, MemberRole role, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Forbid();
        }

        await ShowAsync(stop);
        if (People.Any(p => p.Id == account) && Parties.FirstOrDefault(p => p.Key == party) is { Name: { Length: > 0 } } known && Enum.IsDefined(role))
        {
            await memberships.GrantAsync(new Membership(account, party, known.Kind, role), stop);
        }

        return To("/magazin/events/partners");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid account, Guid party, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Forbid();
        }

        await memberships.RevokeAsync(account, party, stop);
        return To("/magazin/events/partners");
    }

    private async Task ShowAsync(CancellationToken stop)
    {
        People = [.. (await accounts.ListAsync(stop)).Where(a => a.Kind == AccountKind.Partner).OrderBy(a => a.DisplayName, StringComparer.CurrentCultureIgnoreCase)];
        Roles = (await memberships.ListAsync(null, stop)).ToLookup(m => m.Account);
        Parties = [.. Of("destination", PartyKind.Municipality), .. Of("organiser", PartyKind.Organiser)];
    }

    private IEnumerable<(Guid, string, PartyKind)> Of(string type, PartyKind kind) =>
        Published.Languages.SelectMany(l => Published.OfType(type, l.Culture)).Distinct().Select(k => (k, NameOf(k), kind)).OrderBy(p => p.Item2, StringComparer.CurrentCultureIgnoreCase);
}
