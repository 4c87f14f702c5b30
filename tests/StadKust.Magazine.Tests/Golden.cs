namespace StadKust.Magazine.Tests;

/// <summary>Text that was read and approved once. <c>UPDATE_GOLDEN=1</c> takes the new one: read the diff.</summary>
internal static class Golden
{
    public static void Check(string file, string actual)
    {
        var path = Given.At("tests/StadKust.Magazine.Tests/" + file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{file} is missing; make it with UPDATE_GOLDEN=1.");
        var (expected, found) = (File.ReadAllText(path).Split('\n'), actual.Split('\n'));
        for (var line = 0; line < Math.Max(expected.Length, found.Length); line++)
        {
            var (wanted, got) = (expected.ElementAtOrDefault(line) ?? "(end)", found.ElementAtOrDefault(line) ?? "(end)");
            Assert.True(wanted == got, $"{file}:{line + 1}\n  approved: {wanted}\n  now:      {got}");
        }
    }
}
