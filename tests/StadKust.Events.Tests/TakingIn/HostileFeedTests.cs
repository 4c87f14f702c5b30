using System.IO.Compression;
using System.Text;
using StadKust.Content;

namespace StadKust.Events.Tests.TakingIn;

public sealed class HostileFeedTests
{
    private static FeedReading Calendar(string text) => ReadCalendar.Of(Encoding.UTF8.GetBytes(text), "nl", "Leiden");

    private static FeedReading Table(byte[] bytes, string name = "a.csv") => ReadTable.Of(bytes, name, "nl", "Leiden", null);

    [Theory]
    [InlineData("RRULE:FREQ=SECONDLY\r\n", "rule-not-understood")]
    [InlineData("RRULE:FREQ=MINUTELY;INTERVAL=1\r\n", "rule-not-understood")]
    [InlineData("RRULE:FREQ=DAILY;COUNT=99999999\r\n", "rule-not-understood")]
    [InlineData("RRULE:FREQ=DAILY;BYHOUR=1,2,3\r\n", "rule-not-understood")]
    [InlineData("RDATE:morgen\r\n", "date-unreadable")]
    [InlineData("DURATION:PT99999999999H\r\n", null)]
    [InlineData("EXDATE;TZID=Atlantis/Capital:20270403T100000\r\n", "date-unreadable")]
    public void A_rule_bomb_or_a_date_that_is_none_is_refused_with_its_line(string more, string? code)
    {
        var reading = Calendar(Ics.Of(Ics.Event("Goed", uid: "a"), Ics.Event("Slecht", "20270404T100000", "b", more: more)));

        Assert.Equal(code is null ? 2 : 1, reading.Entries.Length);
        Assert.Equal(code, reading.Refused.SingleOrDefault()?.Finding.Code);
        Assert.All(reading.Refused, r => Assert.Equal(12, r.Line));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "markup-in-text")]
    [InlineData("Feest <img src=x onerror=alert(1)>", "markup-in-text")]
    [InlineData("=1+1", "formula")]
    [InlineData("@SUM(A1)", "formula")]
    [InlineData("+cmd|' /C calc'!A0", "formula")]
    public void Markup_and_formulas_in_a_title_are_refused(string title, string code) =>
        Assert.Equal(code, Assert.Single(Calendar(Ics.Of(Ics.Event(title))).Refused).Finding.Code);

    [Fact]
    public void Markup_in_a_description_is_kept_only_as_far_as_an_editor_could_have_made_it()
    {
        var stored = new EventFields().In(Culture.Dutch, new EventWords("x", Description: "<p onclick=x>Kom <a href='javascript:alert(1)'>hier</a><script>x</script> <strong>gratis</strong></p>")).ToStored();

        var markup = stored["description/nl"]!.Value.GetProperty("markup").GetString()!;
        Assert.DoesNotContain("script", markup, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onclick", markup, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<strong>gratis</strong>", markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_a_cut_file_and_a_line_without_a_colon_are_told_with_their_line()
    {
        Assert.Equal(("not-a-calendar", "line 1"), Refusal(Calendar("<!DOCTYPE html><title>404</title>")));
        Assert.Equal("not-a-calendar", Refusal(Calendar("")).Code);
        var cut = Calendar(Ics.Of(Ics.Event("Goed"), Ics.Event("Af", "20270404T100000", "b"))[..^40]);
        Assert.Equal(("event-unended", 12), (Assert.Single(cut.Refused).Finding.Code, cut.Refused[0].Line));
        var broken = Calendar(Ics.Of(Ics.Event("Goed"), Ics.Event("Stuk", "20270404T100000", "b", more: "dit is geen regel\r\n")));
        Assert.Equal(("line-unreadable", "line 19"), (Assert.Single(broken.Refused).Finding.Code, broken.Refused[0].Finding.Where));
        Assert.Single(broken.Entries);
    }

    [Fact]
    public void A_calendar_without_end_or_deep_as_a_well_is_refused_in_bounded_work()
    {
        var many = new StringBuilder("BEGIN:VCALENDAR\r\n");
        for (var i = 0; i < 20_002; i++)
        {
            many.Append("BEGIN:VEVENT\r\nEND:VEVENT\r\n");
        }

        Assert.Equal("too-many-events", Refusal(Calendar(many.ToString())).Code);
        Assert.Equal("too-deep", Refusal(Calendar("BEGIN:VCALENDAR\r\n" + string.Concat(Enumerable.Repeat("BEGIN:X\r\n", 100)))).Code);
        Assert.Equal("line-too-long", Assert.Single(Calendar(Ics.Of(Ics.Event("x", text: new string('y', 70_000)))).Refused).Finding.Code);
        Assert.Equal("too-many-lines", Assert.Single(Calendar(Ics.Of(Ics.Event("x", more: string.Concat(Enumerable.Repeat("X-A:1\r\n", 1001))))).Refused).Finding.Code);
    }

    [Fact]
    public void Another_encoding_is_refused_in_a_calendar_with_its_line_and_read_in_a_table()
    {
        var latin = Encoding.Latin1.GetBytes(Ics.Of(Ics.Event("Café")));
        var reading = ReadCalendar.Of(latin, "nl", "Leiden");
        Assert.Equal(("wrong-encoding", "line 7"), Refusal(reading));

        var table = Table(Encoding.Latin1.GetBytes("titel;datum\nCafé;3-4-2027\n"));
        Assert.Equal("Café", Assert.Single(table.Entries).Title);
        Assert.Equal("not-text", Refusal(Table([0x50, 0, 0, 0, 0x41])).Code);
    }

    [Fact]
    public void Zip_bombs_xml_bombs_and_what_is_no_table_are_refused()
    {
        Assert.Equal("zip-bomb", Refusal(Table(Zip("xl/worksheets/sheet1.xml", 130), "a.xlsx")).Code);
        Assert.Equal("xml-doctype", Refusal(Table(Zip("xl/workbook.xml", 0, "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaa\">]><l>&a;</l>"), "a.xlsx")).Code);
        Assert.Equal("table-damaged", Refusal(Table([(byte)'P', (byte)'K', 3, 4, 1, 2, 3], "a.xlsx")).Code);
        Assert.Equal("not-a-table", Refusal(Table([1, 2, 3], "a.exe")).Code);
        Assert.Equal("column-missing", Refusal(Table("a;b\n1;2\n"u8.ToArray())).Code);
        Assert.Equal("too-many-rows", Refusal(Table(Encoding.UTF8.GetBytes("titel;datum\n" + string.Concat(Enumerable.Repeat("x;3-4-2027\n", 20_001))))).Code);
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("145.97.0.1", true)]
    [InlineData("2a02:898::1", true)]
    public void Only_addresses_of_the_public_web_are_connected_to(string address, bool expected) =>
        Assert.Equal(expected, FeedAddress.IsPublic(System.Net.IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://agenda.example.org/a.ics", true)]
    [InlineData("webcal://agenda.example.org/a.ics", true)]
    [InlineData("https://localhost/a.ics", false)]
    [InlineData("https://intranet/a.ics", false)]
    [InlineData("https://user:pw@example.org/a.ics", false)]
    [InlineData("https://example.org:5432/a.ics", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("http://[::1]/", false)]
    [InlineData("http://2130706433/", false)]
    public void Only_addresses_that_look_public_can_be_subscribed_to(string address, bool expected) => Assert.Equal(expected, FeedAddress.Of(address) is not null);

    private static (string Code, string Where) Refusal(FeedReading reading) => (reading.Refusal!.Code, reading.Refusal.Where);

    private static byte[] Zip(string name, int megabytes, string text = "")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            part.Write(Encoding.UTF8.GetBytes(text));
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
            {
                part.Write(zeros);
            }
        }

        return bytes.ToArray();
    }
}
