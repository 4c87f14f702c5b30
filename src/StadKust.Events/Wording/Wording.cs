using StadKust.Content;

namespace StadKust.Events;

/// <summary>Dates, recurrences, prices and spoken languages in plain words of one language.</summary>
public abstract class Wording
{
    /// <summary>Dutch, German or English; English for any other culture.</summary>
    public static Wording In(Culture culture) => throw new NotImplementedException();

    /// <summary>One line for lists and the magazine: <c>za 3 apr, 10–17 u</c>, <c>elke za, 10–17 u, t/m 25 sep</c>.</summary>
    /// <param name="year">The year readers take for granted; another one is named. Null names none.</param>
    public abstract string Short(When when, int? year = null);

    /// <summary><c>elke zaterdag van 10.00 tot 17.00 uur, van 3 april tot en met 25 september 2027, niet op 24 april</c>.</summary>
    public abstract string Long(When when);

    /// <summary>One occurrence: <c>za 3 apr, 10–17 u</c>; moved and cancelled are said.</summary>
    public abstract string Short(Occurrence occurrence, int? year = null);

    public abstract string Long(Occurrence occurrence);

    /// <summary><c>vr 2 apr</c>; with another year than the one taken for granted <c>vr 2 apr 2028</c>.</summary>
    public abstract string ShortDay(DateOnly day, int? year = null);

    /// <summary><c>vrijdag 2 april 2027</c>.</summary>
    public abstract string LongDay(DateOnly day);

    /// <summary>Opening hours of a run, one line per group of days: <c>di–vr 11–17 u</c>.</summary>
    public abstract IReadOnlyList<string> OpeningHours(When when);

    /// <summary><c>gratis</c>, <c>€ 12,50</c>, <c>vanaf € 12,50</c>; "" when nothing is known.</summary>
    /// <param name="from">The least of several prices.</param>
    public abstract string Price(Price price, bool from = false);

    /// <summary><c>Nederlands en Duits</c>; <c>zonder woorden</c>; "" when none is given.</summary>
    public abstract string Languages(IReadOnlyList<string> languages);

    /// <summary><c>afgelast</c>, <c>uitgesteld</c>, <c>uitverkocht</c>; "" when planned.</summary>
    public abstract string Status(EventStatus status);
}
