namespace StadKust.Web.Doors.Partner;

/// <summary>What must be said of a picture before it may be shown.</summary>
public sealed class PictureForm
{
    public string? Author { get; set; }

    /// <summary>own, web, cc-by, cc-by-sa or cc0.</summary>
    public string? Licence { get; set; }

    /// <summary>What it shows, by language.</summary>
    public Dictionary<string, string?> Alt { get; set; } = [];

    public static IReadOnlyList<string> Licences { get; } = ["own", "web", "cc-by", "cc-by-sa", "cc0"];

    /// <summary>As it is kept with the picture and shown beside it.</summary>
    public static string Told(string licence) => licence switch
    {
        "cc-by" => "CC BY 4.0",
        "cc-by-sa" => "CC BY-SA 4.0",
        "cc0" => "CC0 1.0",
        _ => "© alle rechten voorbehouden",
    };
}
