using System.Collections.Immutable;
using System.Globalization;

namespace StadKust.Events;

public enum Verdict
{
    Different,

    /// <summary>A person decides.</summary>
    Unsure,
    Same,
}

/// <summary>One reason, for people: what was compared, how alike it is (0 to 1), in words.</summary>
public sealed record Clue(string What, double Alike, string Words)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{What} {Alike:0.00}: {Words}");
}

/// <param name="Score">0 to 1.</param>
public sealed record Judgement(Verdict Verdict, double Score, ImmutableArray<Clue> Clues);

/// <summary>Are two entries one event? By title, start and place, and what else is said; every clue is told.</summary>
/// <remarks>
/// A score is a weighted mean, but some clues settle it alone: another town, another figure in the title, another day while the old entry is still
/// there (the next date of a series, not a moved one). Weights and limits were found on the open half of the labelled pairs; see the tests.
/// </remarks>
public static class Sameness
{
    /// <summary>From here on it is the same event.</summary>
    public const double Sure = 0.82;

    /// <summary>From here on a person is asked.</summary>
    public const double Doubt = 0.62;

    // A word with a letter or two wrong, or with another ending.
    private const double PartnerWord = 0.8;

    private const double TitleWeight = 0.5;
    private const double StartWeight = 0.3;
    private const double PlaceWeight = 0.2;

    // Minutes: an hour too early or late is a clock read wrongly. Two may be a zone left out, or the next round of the same tour.
    private const double MostApart = 105;

    private static readonly HashSet<string> Fill = ["2026", "2027", "2028", "2029", "gratis", "free", "kostenlos"];

    /// <param name="knownIsGone">The known entry is in its source no longer, though its day is still to come: then a new date may be a moved one.</param>
    public static Judgement Judge(Happening known, Happening come, bool knownIsGone = false)
    {
        var clues = ImmutableArray.CreateBuilder<Clue>();
        var title = Title(known, come, clues, out var isSure);
        var text = known.Text.Length > 0 && come.Text.Length > 0 ? Overlap(Words.Of(known.Text), Words.Of(come.Text)) : (double?)null;
        if (text is { } alike)
        {
            clues.Add(new("text", alike, alike > 0.7 ? "the descriptions agree" : "the descriptions differ"));
        }

        var place = Place(known, come, clues, out var elsewhere, out var otherPlace);
        var start = Start(known, come, knownIsGone, clues, out var otherDay);
        var score = title * TitleWeight + start * StartWeight + place * PlaceWeight;

        // The same description carries a title that was worded anew, or a place that is written otherwise.
        if (text is > 0.8 && start > 0.9 && !elsewhere)
        {
            score = Math.Max(score, 0.75 + 0.2 * Math.Max(title, place));
        }

        if (elsewhere)
        {
            score = Math.Min(score, 0.5);
        }

        // One title at one time in two halls of a town: perhaps it was moved, perhaps there are two. A person knows.
        // When the source has the old entry no longer it says so itself: moved to another hall.
        if (otherPlace)
        {
            score = knownIsGone && title > 0.9 && start > 0.8 && !elsewhere ? Math.Max(score, 0.85) : Math.Min(score, 0.78);
        }

        if (otherDay)
        {
            // Every Saturday's market has one title and one place: only a date that went missing makes another date a moved one.
            score = knownIsGone && title > 0.9 && place > 0.75 ? Math.Min(score, text is null or > 0.6 ? 0.9 : 0.7) : Math.Min(score, 0.55);
        }

        // 11.00 and 14.00 on one day: moved, or the second round of the same tour.
        if (!otherDay && !knownIsGone && Math.Abs((come.Start - known.Start).TotalMinutes) > MostApart && !known.AllDay && !come.AllDay)
        {
            score = Math.Min(score, 0.78);
        }

        // A word without its like may be what tells the two apart; only the same description says that it is not.
        if (!isSure && !(text is > 0.8))
        {
            score = Math.Min(score, 0.78);
        }

        if (title < 0.35 && !(text is > 0.8))
        {
            score = Math.Min(score, 0.5);
        }

        return new(score >= Sure ? Verdict.Same : score >= Doubt ? Verdict.Unsure : Verdict.Different, score, clues.ToImmutable());
    }

    /// <param name="isSure">Every word of the shorter title has its like in the longer.</param>
    private static double Title(Happening known, Happening come, ImmutableArray<Clue>.Builder clues, out bool isSure)
    {
        isSure = false;
        // What only says where it is, or that it is free, says nothing of what it is.
        var around = Words.Of($"{known.Place} {known.Town} {come.Place} {come.Town}").ToHashSet();
        var (a, b) = (Telling(Words.Of(known.Title), w => Fill.Contains(w)), Telling(Words.Of(come.Title), w => Fill.Contains(w)));
        (a, b) = (Words.TakenApart(a, b), Words.TakenApart(b, a));
        a = Words.Joined(a, b);
        b = Words.Joined(b, a);
        var (bare, other) = (a, b);
        a = Telling(bare, w => around.Contains(w) && other.All(o => Words.Alike(w, o) < 0.5));
        b = Telling(other, w => around.Contains(w) && bare.All(o => Words.Alike(w, o) < 0.5));
        var alike = Overlap(a, b);
        var (figuresA, figuresB) = (Figures(a), Figures(b));
        if (!figuresA.SetEquals(figuresB) && figuresA.Count > 0 && figuresB.Count > 0)
        {
            clues.Add(new("title", Math.Min(alike, 0.3), $"another figure: {string.Join(' ', figuresA)} and {string.Join(' ', figuresB)}"));
            return Math.Min(alike, 0.3);
        }

        // "Lezing over zeehonden" and "Lezing over bruinvissen": each has a word of its own.
        if (Words.Alone(a, b).FirstOrDefault() is { } own && Words.Alone(b, a).FirstOrDefault() is { } its)
        {
            clues.Add(new("title", Math.Min(alike, 0.55), $"each has a word of its own: {own} and {its}"));
            return Math.Min(alike, 0.55);
        }

        // "Weekmarkt" and "Weekmarkt met muziek": all words of the shorter are in the longer.
        var (few, many) = a.Length <= b.Length ? (a, b) : (b, a);
        var inside = few.Length > 0 ? few.Sum(w => many.Max(m => Words.Alike(w, m))) / few.Length : 0;
        var within = few.Length >= 2 && inside > 0.9 ? Math.Max(alike, 0.85) : few.Length == 1 && inside > 0.95 && few[0].Length >= 6 ? Math.Max(alike, 0.7) : alike;
        isSure = few.All(w => many.Any(m => Words.Alike(w, m) >= PartnerWord));
        clues.Add(new("title", within, within > 0.99 ? "the same title" : within > 0.8 ? "nearly the same title" : within > 0.4 ? "titles with common words" : "another title"));
        return within;
    }

    private static ImmutableArray<string> Telling(ImmutableArray<string> words, Func<string, bool> tellsNothing) =>
        words.Where(w => !tellsNothing(w)).ToImmutableArray() is { Length: > 0 } telling ? telling : words;

    private static double Start(Happening known, Happening come, bool knownIsGone, ImmutableArray<Clue>.Builder clues, out bool otherDay)
    {
        otherDay = known.Start.Date != come.Start.Date;
        var minutes = Math.Abs((come.Start - known.Start).TotalMinutes);
        if (!otherDay)
        {
            var alike = known.AllDay || come.AllDay ? 0.95 : minutes == 0 ? 1 : minutes <= 60 ? 0.9 : minutes is 120 ? 0.85 : minutes <= 180 ? 0.6 : 0.3;
            clues.Add(new("start", alike, minutes == 0 ? "the same start" : known.AllDay || come.AllDay ? "the same day" : string.Create(CultureInfo.InvariantCulture, $"the same day, {minutes:0} minutes apart")));
            return alike;
        }

        // An evening that one of the two counts from midnight.
        if (minutes <= 120)
        {
            otherDay = false;
            clues.Add(new("start", 0.85, string.Create(CultureInfo.InvariantCulture, $"{minutes:0} minutes apart over midnight")));
            return 0.85;
        }

        var days = Math.Abs((come.Start.Date - known.Start.Date).Days);
        var moved = knownIsGone ? days <= 14 ? 0.75 : days <= 62 ? 0.6 : 0.3 : 0;
        clues.Add(new("start", moved, string.Create(CultureInfo.InvariantCulture, $"{days} days apart{(knownIsGone ? ", and the old date is gone" : ", and the old date is still there")}")));
        return moved;
    }

    private static double Place(Happening known, Happening come, ImmutableArray<Clue>.Builder clues, out bool elsewhere, out bool otherPlace)
    {
        var (townA, townB) = (Words.Normal(known.Town), Words.Normal(come.Town));
        elsewhere = townA.Length > 0 && townB.Length > 0 && townA != townB && Words.Alike(townA, townB) < 0.8;
        if (elsewhere)
        {
            clues.Add(new("town", 0, $"another town: {known.Town} and {come.Town}"));
        }

        var (a, b) = (WithoutTown(known.Place, townA), WithoutTown(come.Place, townB));
        otherPlace = Own(a, b).Any() && Own(b, a).Any();
        if (a.Length == 0 || b.Length == 0)
        {
            clues.Add(new("place", 0.7, "one of them names no place"));
            return elsewhere ? 0 : 0.7;
        }

        var alike = Overlap(a, b);
        var (few, many) = a.Length <= b.Length ? (a, b) : (b, a);
        if (few.Sum(w => many.Max(m => Words.Alike(w, m))) / few.Length > 0.95)
        {
            alike = Math.Max(alike, 0.9);
        }

        clues.Add(new("place", alike, alike > 0.99 ? "the same place" : alike > 0.75 ? "nearly the same place" : "another place"));
        return elsewhere ? 0 : alike;
    }

    // "Molen De Valk" and "Molenmuseum De Valk": a house that is called after the other is no other house.
    private static IEnumerable<string> Own(ImmutableArray<string> words, ImmutableArray<string> other) =>
        Words.Alone(words, other, shortest: 3).Where(w => !other.Any(o => Math.Min(w.Length, o.Length) >= 5 && (w.StartsWith(o, StringComparison.Ordinal) || o.StartsWith(w, StringComparison.Ordinal))));

    private static ImmutableArray<string> WithoutTown(string place, string town) =>
        [.. Words.Of(place).Where(w => w.Length > 0 && !town.Split(' ').Contains(w))];

    private static HashSet<string> Figures(ImmutableArray<string> words) => [.. words.Where(Words.IsFigure)];

    // Words both have, over all words; each word finds the one most like it.
    private static double Overlap(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        var there = a.Sum(w => Weight(w) * b.Max(o => Words.Alike(w, o))) + b.Sum(w => Weight(w) * a.Max(o => Words.Alike(w, o)));
        return there / (a.Sum(Weight) + b.Sum(Weight));
    }

    private static double Weight(string word) => word.Length <= 3 ? 0.5 : 1;
}
