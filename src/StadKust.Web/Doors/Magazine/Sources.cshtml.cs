using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;

namespace StadKust.Web.Doors;

/// <summary>All sources, their state, and whom the editors trust.</summary>
public sealed class SourceRulesModel(IContentSets sets, Sources sources) : QueuePage(sets)
{
    public IReadOnlyList<Source> All { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken stop) => All = await sources.ListAsync(PartnerScope.Everybody(Account), stop);

    public async Task<IActionResult> OnPostRuleAsync(long id, SourceRule rule, CancellationToken stop)
    {
        if (Enum.IsDefined(rule) && await sources.RuleAsync(PartnerScope.Everybody(Account), id, rule, stop))
        {
            Say(Words["rule-saved"]);
        }

        return To("/magazin/events/sources");
    }
}
