namespace StadKust.Typesetting;

/// <summary>A spread as text a printer can read, for golden files and reviews: millimetres with two decimals, <c>\n</c>, no culture.</summary>
public static class PageText
{
    public static string Write(SetSpread spread, PageFormat format)
    {
        ArgumentNullException.ThrowIfNull(spread);
        ArgumentNullException.ThrowIfNull(format);
        throw new NotImplementedException();
    }
}
