using Microsoft.Extensions.DependencyInjection;
using StadKust.Content;

namespace StadKust.Audience.Tests;

public sealed class ReachTests(PostgresForAudience postgres)
{
    public static TheoryData<StoreProvider> Both => [StoreProvider.Sqlite, StoreProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Looks_of_two_nodes_add_up_by_day_and_language_and_are_forgotten_after_two_years(StoreProvider provider)
    {
        await using var house = await House.OpenAsync(provider, postgres);
        var (here, there) = (house.Services.GetRequiredService<Reach>(), new Reach(house.Services.GetRequiredService<SharedDatabase>(), house.Clock));
        var (fair, market) = (Guid.NewGuid(), Guid.NewGuid());
        var first = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime);

        here.Note(fair, Culture.Dutch);
        here.Note(fair, Culture.Dutch);
        there.Note(fair, Culture.Dutch);
        there.Note(fair, Culture.German);
        await there.WriteAsync(House.Stop);
        house.Clock.Pass(TimeSpan.FromDays(1));
        here.Note(fair, Culture.Dutch);

        Assert.Equal(
            [new DayReach(first, Culture.German, 1), new DayReach(first, Culture.Dutch, 3), new DayReach(first.AddDays(1), Culture.Dutch, 1)],
            await here.DaysAsync(fair, first, first.AddDays(1), House.Stop));
        Assert.Equal(new Dictionary<Guid, int> { [fair] = 1 }, await there.CountAsync([fair, market], first.AddDays(1), first.AddDays(9), House.Stop));

        house.Clock.Pass(TimeSpan.FromDays(760));
        await here.ForgetAsync(House.Stop);
        Assert.Equal(1, Assert.Single(await here.DaysAsync(fair, first, first.AddDays(1), House.Stop)).Views);
    }
}
