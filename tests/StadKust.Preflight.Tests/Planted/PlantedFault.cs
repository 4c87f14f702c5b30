using StadKust.Preflight.Profiles;
using StadKust.Preflight.Tests.Files;

namespace StadKust.Preflight.Tests.Planted;

/// <summary>One fault in a file that is otherwise clean.</summary>
/// <param name="Must">Rules that must find it.</param>
/// <param name="May">Rules that may speak up besides, because the fault breaks them too.</param>
internal sealed record PlantedFault(string Name, Func<byte[]> Make, string[] Must, string[] May)
{
    public Profile Profile { get; init; } = PreflightProfiles.StadkustBody;

    public string FileName { get; init; } = CleanFile.Name;

    public static PlantedFault By(string name, string must, string may, Action<Surgery> cut) => new(
        name,
        () =>
        {
            var surgery = new Surgery(CleanFile.Bytes);
            cut(surgery);
            return surgery.Save();
        },
        Words(must),
        Words(may));

    /// <summary>Changes bytes instead of objects.</summary>
    public static PlantedFault Raw(string name, string must, string may, Func<byte[], byte[]> change) => new(name, () => change(CleanFile.Bytes), Words(must), Words(may));

    private static string[] Words(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
