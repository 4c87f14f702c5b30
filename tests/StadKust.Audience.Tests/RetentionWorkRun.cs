using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;

namespace StadKust.Audience.Tests;

/// <summary>The nightly erasure, turned by hand.</summary>
internal sealed class RetentionWorkRun(House house)
{
    private Due Due => house.Services.GetRequiredService<Due>();

    public Task OnceAsync() => house.Services.GetServices<IDueWork>().Single(w => w.What == RetentionWork.Kind)
        .DoAsync(new DueTask(0, RetentionWork.Kind, null, null, "", 1), new Progress<Progress>(), House.Stop);

    public Task<IReadOnlyList<DueRow>> PlannedAsync() => Due.ListAsync(RetentionWork.Kind, 10, House.Stop);
}
