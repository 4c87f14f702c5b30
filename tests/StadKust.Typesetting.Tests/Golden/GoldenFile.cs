namespace StadKust.Typesetting.Tests;

/// <summary>An approved text beside its test. <c>UPDATE_GOLDEN=1</c> writes what is instead of comparing; read the diff before committing.</summary>
internal static class GoldenFile
{
    public static void Matches(string name, string actual)
    {
        var file = Path.Combine(Given.TestFolder, "Golden", name + ".golden");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"There is no {file}; UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(file), actual, ignoreLineEndingDifferences: true);
    }
}
