using Microsoft.AspNetCore.DataProtection;
using StadKust.Content;
using StadKust.Umbraco.Preview;

namespace StadKust.Umbraco.Tests.Preview;

public sealed class PreviewLinksTests
{
    private static readonly DateTimeOffset Noon = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly Clock clock = new() { Now = Noon };

    private PreviewLinks Links(IDataProtectionProvider keys) => new(keys, clock);

    private static string Token(string address) => address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..];

    [Fact]
    public void Address_says_item_and_culture_to_the_house_that_made_it_and_to_no_other()
    {
        var keys = new EphemeralDataProtectionProvider();
        var item = Guid.NewGuid();

        var address = Links(keys).For(item, Culture.German);

        Assert.StartsWith("/preview?token=", address, StringComparison.Ordinal);
        Assert.Equal(new PreviewOf(item, Culture.German, Noon.AddMinutes(30)), Links(keys).Read(Token(address)));
        Assert.Null(Links(new EphemeralDataProtectionProvider()).Read(Token(address)));
    }

    [Fact]
    public void Address_works_for_half_an_hour_and_not_a_second_longer()
    {
        var links = Links(new EphemeralDataProtectionProvider());
        var token = Token(links.For(Guid.NewGuid(), Culture.Dutch));

        clock.Now = Noon.AddMinutes(30).AddSeconds(-1);
        Assert.NotNull(links.Read(token));
        clock.Now = Noon.AddMinutes(30);
        Assert.Null(links.Read(token));
    }

    [Fact]
    public void No_character_of_the_token_can_be_another()
    {
        var links = Links(new EphemeralDataProtectionProvider());
        var token = Token(links.For(Guid.NewGuid(), Culture.Dutch));

        // The last one may carry bits that mean nothing.
        for (var at = 0; at < token.Length - 1; at++)
        {
            Assert.Null(links.Read(token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..]));
        }
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
