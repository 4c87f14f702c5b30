using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.PressRoom;

namespace StadKust.Web.Website;

/// <summary>Where addresses of items stand in the magazine: told before an item is withdrawn, since paper cannot be taken back.</summary>
internal sealed class PrintedPlaces(Press press, TimeProvider clock) : IPrintedAddresses
{
    // Asking about a folder with a hundred items below it must not read every flatplan a hundred times.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private (DateTimeOffset At, ILookup<(Guid, Culture), string> Places)? known;

    public IEnumerable<string> Of(Guid item, Culture culture)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (known is not { } read || now - read.At > Fresh)
            {
                known = read = (now, press.Editions.SelectMany(Places).ToLookup(p => p.At, p => p.Where));
            }

            return read.Places[(item, culture)];
        }
    }

    // A flatplan that cannot be read names nothing here; `check` says what is wrong with it.
    private IEnumerable<((Guid, Culture) At, string Where)> Places(string number)
    {
        if (press.Plan(number).Edition is not { } edition)
        {
            yield break;
        }

        foreach (var (source, item) in edition.Sources)
        {
            var pages = edition.Leaves.Where(l => l.Puts.Any(p => p is QrPut qr && qr.Source == source)).SelectMany(l => l.Pages).Order().ToList();
            if (pages.Count > 0)
            {
                var at = pages.Count == 1 ? $"page {pages[0]}" : $"pages {string.Join(", ", pages)}";
                yield return ((item, edition.CultureOf(source)), $"magazine {number}, {at}: {QrCode.PathOf(QrCode.Of(number, item))}");
            }
        }
    }
}
