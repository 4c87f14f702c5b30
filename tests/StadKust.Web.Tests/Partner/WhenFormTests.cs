using StadKust.Events;
using StadKust.Web.Doors.Partner;

namespace StadKust.Web.Tests.Partner;

/// <summary>Dates in plain words: what the form says is what the calendar holds, and the other way round.</summary>
public sealed class WhenFormTests
{
    private static readonly DateOnly Sunday = new(2027, 2, 7);

    public static TheoryData<string, WhenForm> Forms => new()
    {
        { "iedere eerste zondag van de maand van 14.00 tot 16.00 uur, van 7 februari tot en met 5 december 2027, niet op 4 april", new() { Repeats = Repeats.Monthly, Date = Sunday, Start = new(14, 0), End = new(16, 0), Ordinal = 1, Weekdays = ["SU"], Until = new(2027, 12, 31), Except = [new(2027, 4, 4), null] } },
        { "om de week op dinsdag en donderdag van 19.00 tot 21.00 uur, vanaf 9 februari 2027", new() { Repeats = Repeats.Weekly, Date = new(2027, 2, 9), Start = new(19, 0), End = new(21, 0), Every = 2, Weekdays = ["TU", "TH"] } },
        { "zondag 7 februari 2027 om 20.30 uur", new() { Date = Sunday, Start = new(20, 30) } },
        { "zondag 7 februari 2027 van 22.00 tot 2.00 uur ’s nachts", new() { Date = Sunday, Start = new(22, 0), End = new(2, 0) } },
        { "zondag 7 februari tot en met dinsdag 9 februari 2027", new() { Date = Sunday, LastDate = new(2027, 2, 9), AllDay = true } },
        { "zo 7, za 13 en zo 14 februari 2027, van 10.00 tot 17.00 uur", new() { Repeats = Repeats.Days, Date = Sunday, Start = new(10, 0), End = new(17, 0), Dates = [new(2027, 2, 14), null, new(2027, 2, 13)] } },
        { "ieder jaar op 7 februari, vanaf 2027", new() { Repeats = Repeats.Yearly, Date = Sunday, AllDay = true } },
        { "van 7 februari tot en met 30 mei 2027, zaterdag en zondag van 13.00 tot 17.00 uur, gesloten op 28 maart", Run() },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_filled_in_is_what_the_calendar_says(string said, WhenForm form)
    {
        var faults = new List<(string, string)>();
        var when = form.ToWhen(faults);

        Assert.Empty(faults);
        Assert.Empty(When.Read(when!.ToJson(), "test").Findings.Where(f => f.Severity == Content.Severity.Error));
        Assert.Equal(said, Wording.In(Content.Culture.Dutch).Long(when).Replace('\u00a0', ' '));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_is_stored_fills_the_form_again(string said, WhenForm form)
    {
        var when = form.ToWhen([])!;
        var again = WhenForm.Of(When.Read(when.ToJson(), "test").When);

        Assert.Equal(form.Repeats, again.Repeats);
        Assert.Equal(said, Wording.In(Content.Culture.Dutch).Long(again.ToWhen([])!).Replace('\u00a0', ' '));
    }

    [Fact]
    public void Cancelled_and_moved_dates_survive_a_change_of_the_hour()
    {
        var stored = When.Read("""
            {"zone":"Europe/Amsterdam","start":"2027-04-03T10:00","end":"2027-04-03T17:00","allDay":false,"rule":"FREQ=WEEKLY;BYDAY=SA",
             "moved":[{"from":"2027-04-17","start":"2027-04-18T12:00","end":"2027-04-18T17:00"}],"cancelled":["2027-05-01"]}
            """, "test").When!;
        var form = WhenForm.Of(stored);
        form.Start = new(11, 0);

        var changed = form.ToWhen([], stored)!;

        Assert.Equal(new DateTime(2027, 4, 3, 11, 0, 0), changed.Start);
        Assert.Equal(stored.Moved, changed.Moved);
        Assert.Equal(stored.Cancelled, changed.Cancelled);
    }

    [Fact]
    public void A_rule_the_form_has_no_words_for_is_kept_as_it_is()
    {
        var stored = When.Read("""{"zone":"Europe/Amsterdam","start":"2027-08-13T20:00","end":"2027-08-13T22:00","allDay":false,"rule":"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=4"}""", "test").When!;

        var form = WhenForm.Of(stored);

        Assert.Equal(Repeats.Own, form.Repeats);
        Assert.Same(stored, form.ToWhen([], stored));
    }

    [Theory]
    [InlineData(Repeats.Once, null, "10:00", null, "Date")]
    [InlineData(Repeats.Once, "2027-02-07", null, null, "Start")]
    [InlineData(Repeats.Once, "2027-02-07", "10:00", "2027-02-06", "LastDate")]
    [InlineData(Repeats.Run, "2027-02-07", null, "2027-03-07", "Hours")]
    [InlineData(Repeats.Run, "2027-02-07", null, null, "LastDate")]
    public void What_is_missing_is_named_by_its_field(Repeats repeats, string? date, string? start, string? last, string field)
    {
        var form = new WhenForm
        {
            Repeats = repeats,
            Date = date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            Start = start is null ? null : TimeOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture),
            LastDate = last is null ? null : DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture),
        };
        var faults = new List<(string Field, string Word)>();

        Assert.Null(form.ToWhen(faults));
        Assert.Contains(faults, f => f.Field == field);
    }

    private static WhenForm Run()
    {
        var form = new WhenForm { Repeats = Repeats.Run, Date = Sunday, LastDate = new(2027, 5, 30), Except = [new(2027, 3, 28)] };
        form.Hours[5].Open = form.Hours[6].Open = new(13, 0);
        form.Hours[5].Close = form.Hours[6].Close = new(17, 0);
        return form;
    }
}
