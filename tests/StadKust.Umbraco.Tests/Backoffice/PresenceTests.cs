using System.Collections.Frozen;
using StadKust.Content;
using StadKust.Umbraco.Backoffice;
using StadKust.Umbraco.Backoffice.KeepingWork;

namespace StadKust.Umbraco.Tests.Backoffice;

public sealed class PresenceTests
{
    private static readonly Guid Item = Guid.Parse("00000000-0000-4000-8000-00000000beef");

    [Fact]
    public void Tab_that_has_crashed_is_gone_within_a_minute_and_one_that_speaks_stays()
    {
        var clock = new Clock();
        var presence = new Presence(clock);
        presence.Seen(Item, "crashed", Named("Rike"));
        presence.Seen(Item, "alive", Named("Jo"));

        for (var seconds = 4; seconds <= 60; seconds += 4)
        {
            clock.Now += TimeSpan.FromSeconds(4);
            presence.Seen(Item, "alive", Named("Jo"));
        }

        Assert.Equal(["Jo"], presence.Seen(Item, "mine", Named("Ank")).Select(t => t.Name));
    }

    [Fact]
    public void Tab_that_says_goodbye_is_gone_at_once_and_comes_back_when_it_speaks_again()
    {
        var presence = new Presence(new Clock());
        presence.Seen(Item, "one", Named("Rike"));
        presence.Gone(Item, "one");
        Assert.Empty(presence.Seen(Item, "two", Named("Jo")));

        presence.Seen(Item, "one", Named("Rike"));

        Assert.Equal(["Rike"], presence.Seen(Item, "two", Named("Jo")).Select(t => t.Name));
    }

    [Fact]
    public void Program_that_opens_a_thousand_tabs_fills_no_list()
    {
        var presence = new Presence(new Clock());
        foreach (var number in Enumerable.Range(0, 1000))
        {
            presence.Seen(Item, $"t{number}", Named("Rike"));
        }

        Assert.True(presence.Seen(Item, "t0", Named("Rike")).Count < 250);
    }

    private static Editor Named(string name) => new(
        Guid.NewGuid(), name, Culture.Dutch, FrozenSet<string>.Empty, null, null, null, FrozenSet<string>.Empty, false);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2027, 1, 1, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
