using StadKust.Content;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;

namespace StadKust.Magazine.PressRoom;

/// <summary>Print styles of the theme, and the flatplan of every edition against the published content. Nothing is set.</summary>
internal sealed class PrintCheck(string printFolder) : ISiteCheck
{
    public string Subject => "print styles and flatplans";

    public IEnumerable<Finding> Check(ContentSet set)
    {
        var (house, findings) = HouseStyle.Read(printFolder);
        return house is null ? findings : [.. findings, .. EditionFile.Numbers(house).SelectMany(number => Flatplan(number, house, set))];
    }

    private static IEnumerable<Finding> Flatplan(string number, HouseStyle house, ContentSet set)
    {
        var (edition, findings) = EditionFile.Read(number, house);
        return edition is null ? findings : [.. findings, .. MakeUp.Of(edition, house, set).Findings.Select(f => f.In(new ContentCulture("en")))];
    }
}
