using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace StadKust.Events;

internal static class WriteWhen
{
    public static string Json(When when)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("zone", when.Zone);
            Span(json, when.Start, when.End);
            json.WriteBoolean("allDay", when.AllDay);
            if (when.Rule is { } rule)
            {
                json.WriteString("rule", rule.ToString());
            }

            List(json, "extra", when.Extra, e =>
            {
                json.WriteStartObject();
                Span(json, e.Start, e.End);
                json.WriteEndObject();
            });
            List(json, "except", when.Except, d => json.WriteStringValue(Date(d)));
            List(json, "moved", when.Moved, m =>
            {
                json.WriteStartObject();
                json.WriteString("from", Date(m.From));
                Span(json, m.Start, m.End);
                json.WriteEndObject();
            });
            List(json, "cancelled", when.Cancelled, d => json.WriteStringValue(Date(d)));
            List(json, "hours", when.Hours, h =>
            {
                json.WriteStartObject();
                List(json, "days", h.Days, d => json.WriteStringValue(DayCodes.Of(d)));
                json.WriteString("open", h.Open.ToString("HH:mm", CultureInfo.InvariantCulture));
                json.WriteString("close", h.Close.ToString("HH:mm", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            });
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Span(Utf8JsonWriter json, DateTime start, DateTime end)
    {
        json.WriteString("start", Local(start));
        json.WriteString("end", Local(end));
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyCollection<T> entries, Action<T> write)
    {
        if (entries.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var entry in entries)
        {
            write(entry);
        }

        json.WriteEndArray();
    }

    private static string Local(DateTime time) =>
        time.ToString(time.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
