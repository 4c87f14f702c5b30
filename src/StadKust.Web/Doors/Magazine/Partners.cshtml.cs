using Microsoft.AspNetCore.Mvc;
using StadKust.Accounts;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors;

/// <summary>Who acts for which municipality or organiser. Editors look; only administrators invite and give roles.</summary>
public sealed class PartnersModel(IContentSets sets, Memberships memberships, AccountRegister accounts, People people, IAccountMail mail) : QueuePage(sets)
{
    public IReadOnlyList<Account> People { get; private set; } = [];

    public ILookup<Guid, Membership> Roles { get; private set; } = Enumerable.Empty<Membership>().ToLookup(m => m.Account);

    public IReadOnlyList<(Guid Key, string Name, PartyKind Kind)> Parties { get; private set; } = [];

    /// <summary>Link for somebody new, shown once.</summary>
    public string? Link { get; private set; }

    public bool MayChange => User.HasClaim(AccountClaims.Administrator, "1");

    public Task OnGetAsync(CancellationToken stop) => ShowAsync(stop);

    /// <summary>Makes the account with its role and sends the link; where no mail goes out the link is shown here, once.</summary>
    public async Task<IActionResult> OnPostInviteAsync(string? email, string? name, string? language, Guid party, MemberRole role, CancellationToken stop)
    {
        if (!MayChange)
        {
            return Forbid();
        }

        await ShowAsync(stop);
        var known = Parties.FirstOrDefault(p => p.Key == party);
        if (!StadKust.Audience.Outbox.IsAddress(email?.Trim() ?? "") || known.Name is not { Length: > 0 })
        {
            Faults.Add(Words["email-wanted"]);
            return Page();
        }

        var tongue = language is "de" or "en" ? language : "nl";
        var (account, token, fault) = await people.InvitePartnerAsync(email!.Trim(), (name ?? "").Trim(), tongue, null, Account, stop);
        if (account is not { } made)
        {
            Faults.Add(Words[$"invite-{fault}"]);
            return Page();
        }

        await memberships.GrantAsync(new Membership(made, party, known.Kind, Enum.IsDefined(role) ? role : MemberRole.Contributor), stop);
        if (mail.GoesOut)
        {
            Say(Words.With("invited", email.Trim()));
            return To("/magazin/events/partners");
        }

        Link = $"{HttpContext.RequestServices.GetRequiredService<LetterOrigin>().Address}/account/welcome?token={token}&lang={tongue}";
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
