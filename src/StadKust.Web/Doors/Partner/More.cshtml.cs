using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using StadKust.Content;
using StadKust.Events;
using StadKust.Media;

namespace StadKust.Web.Doors.Partner;

/// <summary>Step 3: price, booking, picture with its rights.</summary>
[RequestSizeLimit(EventPictureUpload.MostBytes + 1_000_000)]
public sealed class PartnerMoreModel(Memberships memberships, IContentSets sets, Submissions submissions, EventPictureUpload upload) : EventStepPage(memberships, sets, submissions)
{
    public override string Step => "more";

    /// <summary>Empty, free, donation or amount.</summary>
    [BindProperty]
    public string? Price { get; set; }

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public Dictionary<string, string?> Notes { get; set; } = [];

    [BindProperty]
    public string? Booking { get; set; }

    [BindProperty]
    public IFormFile? Picture { get; set; }

    [BindProperty]
    public PictureForm About { get; set; } = new();

    [BindProperty]
    public bool Remove { get; set; }

    /// <summary>Where the picture can be looked at; null when there is none.</summary>
    public string? PictureAddress => Stored?.Fields.Picture is { } key && Published.Media(key) is { Path.Length: > 0 } entry
        ? RenditionAddress.Of(entry, new RenditionCommands(640, null, false, null, RenditionFormat.Jpeg, RenditionCommands.UsualQuality), HttpContext.RequestServices.GetRequiredService<Seal>())
        : null;

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken stop)
    {
        if (!await FindAsync(key, stop))
        {
            return NotThere();
        }

        var fields = Stored!.Fields;
        Token = Stored.Token;
        (Price, Amount) = fields.Price switch
        {
            "free" or "donation" => (fields.Price, null),
            { Length: > 0 } cents when int.TryParse(cents, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) => ("amount", (whole / 100m).ToString("0.00", Words.Format)),
            _ => ("", null),
        };
        Notes = fields.Words.ToDictionary(w => w.Key, w => w.Value.PriceNote);
        Booking = fields.BookingLink;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid key, CancellationToken stop)
    {
        if (!await FindAsync(key, stop))
        {
            return NotThere();
        }

        var price = Price switch { "free" or "donation" => Price, "amount" => Cents(Amount), _ => "" };
        if (price is null)
        {
            Faults.Add(("Amount", Words["amount-unreadable"]));
        }

        if (Booking?.Trim() is { Length: > 0 } link && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            Faults.Add(("Booking", Words["link-unreadable"]));
        }

        Guid? picture = Remove ? Guid.Empty : null;
        if (Picture is { Length: > 0 } file && Faults.Count == 0)
        {
            var (media, faults, hint) = await upload.TakeAsync(file, About, Title, Account, stop);
            Faults.AddRange(faults.Select(f => (f.Field, Words[f.Word])));
            picture = media;
            if (media is not null && hint is { } small)
            {
                Say(Words.With("picture-small", small));
            }
        }

        if (Faults.Count > 0)
        {
            return Page();
        }

        var fields = new EventFields
        {
            Price = price,
            BookingLink = Booking?.Trim() ?? "",
            Picture = picture,
            Words = Stored!.Fields.Words.Keys.Where(Notes.ContainsKey).ToImmutableSortedDictionary(c => c, c => new EventWords(PriceNote: Notes[c]?.Trim() ?? ""), StringComparer.Ordinal),
        };
        return await SaveAsync(fields, stop) ? To($"/partner/event/{Key}") : Page();
    }

    // "12,50", "12.50", "€ 12" and "12" are all twelve euros and something.
    internal static string? Cents(string? amount)
    {
        var text = (amount ?? "").Replace("€", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace(',', '.');
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var euros) && euros is >= 0 and < 100_000 && decimal.Round(euros, 2) == euros
            ? euros == 0 ? "free" : ((int)(euros * 100)).ToString(CultureInfo.InvariantCulture) : null;
    }
}
