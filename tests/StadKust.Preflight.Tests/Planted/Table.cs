namespace StadKust.Preflight.Tests.Planted;

/// <summary>All planted faults: the implication table. What is not named as must or may fails.</summary>
internal static class Table
{
    public static IReadOnlyList<PlantedFault> All { get; } =
        [.. StructureFaults.All, .. IdentityFaults.All, .. BoxFaults.All, .. FontFaults.All, .. ColourFaults.All, .. ContentFaults.All, .. InkFaults.All, .. CodeFaults.All, .. ImprintFaults.All];
}
