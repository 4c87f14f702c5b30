namespace StadKust.Events;

/// <summary>How much is said of a date, from the shortest to a whole sentence. Each says what the one before says, and more.</summary>
public enum WordingLength
{
    /// <summary>The day alone, for labels and narrow columns: <c>za 3 apr</c>, <c>elke za</c>, <c>6 mrt–27 jun</c>.</summary>
    Day,

    /// <summary>With its time, or the days it is open: <c>za 3 apr, 10–17 u</c>, <c>elke za, 10–17 u</c>, <c>6 mrt–27 jun, di–zo</c>.</summary>
    Brief,

    /// <summary>Everything on one line, for lists and the magazine: <c>elke za 3 apr–25 sep, 10–17 u, niet 24 apr</c>.</summary>
    Line,

    /// <summary>In whole words, for pages: <c>iedere zaterdag van 10.00 tot 17.00 uur, van 3 april tot en met 25 september 2027, niet op 24 april</c>.</summary>
    Long,

    /// <summary>Whole sentences, for mails and to be read aloud: <c>Het evenement is iedere zaterdag van 10.00 tot 17.00 uur, …, maar niet op 24 april.</c></summary>
    Sentence,
}
