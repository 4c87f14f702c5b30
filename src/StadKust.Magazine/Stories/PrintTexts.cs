using System.Globalization;
using StadKust.Content;

namespace StadKust.Magazine.Stories;

/// <summary>Which of an item's texts paper takes, and how sums and dates read there.</summary>
internal static class PrintTexts
{
    /// <summary>The headline for paper, else the title, else the name.</summary>
    public static string Headline(PublishedItem item) => First(item.Values.Text("printHeadline"), item.Values.Text("title"), item.Name);

    /// <summary>The standfirst for paper, else that of the web, else the introduction.</summary>
    public static string Standfirst(PublishedItem item) =>
        First(item.Values.Text("printStandfirst"), item.Values.Text("standfirst"), item.Values.Text("intro"));

    /// <summary>Cents as a price: <c>€ 349</c>, <c>€ 12,50</c>; German puts the sign last.</summary>
    public static string Money(decimal? cents, ContentCulture culture)
    {
        if (cents is not { } sum)
        {
            return "";
        }

        var number = (sum / 100).ToString(sum % 100 == 0 ? "#,0" : "#,0.00", CultureInfo.GetCultureInfo(culture.Code));
        return culture == ContentCulture.German ? $"{number}\u00a0€" : culture == ContentCulture.English ? $"€{number}" : $"€\u00a0{number}";
    }

    public static string Season(DateTime? from, DateTime? to, ContentCulture culture) =>
        from is { } first && to is { } last ? $"{Day(first, culture)} – {Day(last, culture)}" : "";

    /// <summary>Day and month in words: <c>12 mei</c>, <c>12. Mai</c>, <c>12 May</c>.</summary>
    public static string Day(DateTime day, ContentCulture culture) =>
        day.ToString(culture == ContentCulture.German ? "d. MMMM" : "d MMMM", CultureInfo.GetCultureInfo(culture.Code)).Replace(' ', '\u00a0');

    private static string First(params ReadOnlySpan<string> texts)
    {
        foreach (var text in texts)
        {
            if (text.Length > 0)
            {
                return text;
            }
        }

        return "";
    }
}
