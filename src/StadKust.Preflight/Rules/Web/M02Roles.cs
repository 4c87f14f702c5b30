namespace StadKust.Preflight.Rules.Web;

/// <summary>M02-001: Every tag is a standard one or maps to one.</summary>
internal sealed class M02Roles() : Rule(
    "M02-001",
    what: new(
        "Elke tag is een gewone tag of verwijst ernaar",
        "Jedes Tag ist ein Standardtag oder verweist darauf",
        "Every tag is a standard one or maps to one"),
    why: "A screen reader says nothing about a tag it does not know.",
    limit: "standard structure types of ISO 32000-1, 14.8.4, after the RoleMap",
    source: "ISO 14289-1:2014, 7.1; Matterhorn 02-001",
    mend: new(
        "Vul de RoleMap aan",
        "RoleMap ergänzen",
        "Complete the role map"))
{
    public override IEnumerable<Fault> Check(Subject file)
    {
        foreach (var element in file.Structure.All.Where(e => !StructureTree.IsStandard(e.Type)))
        {
            yield return new Fault($"/{element.Written}", "/RoleMap", Object: element.ToString());
        }
    }
}
