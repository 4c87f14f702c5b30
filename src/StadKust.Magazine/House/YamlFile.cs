using StadKust.Content;
using YamlDotNet.Core;

namespace StadKust.Magazine.House;

/// <summary>One YAML file of a theme, read into nodes that know their line. What is wrong is collected, not thrown.</summary>
internal sealed class YamlFile
{
    private readonly List<Finding> findings = [];

    private YamlFile(string name) => Name = name;

    /// <summary>As people see it: <c>print/styles.yaml</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<Finding> Findings => findings;

    public YamlMap Root { get; private set; } = null!;

    /// <summary>Reads a file; one that is missing or no YAML gives an empty map and a finding.</summary>
    public static YamlFile Read(string path, string name)
    {
        if (!File.Exists(path))
        {
            var missing = new YamlFile(name);
            missing.Root = new YamlMap(YamlKeys.None, missing, "");
            missing.Fault(1, "missing-file", $"The file {name} is missing.", "Put it back from the theme, or name another theme.");
            return missing;
        }

        return Parse(File.ReadAllText(path), name);
    }

    public static YamlFile Parse(string text, string name)
    {
        var file = new YamlFile(name);
        var root = YamlKeys.None;
        try
        {
            if (YamlTree.Read(text) is YamlKeys found)
            {
                root = found;
            }
            else
            {
                file.Fault(1, "wrong-yaml", $"{name} has to be a list of keys with values.");
            }
        }
        catch (YamlException wrong)
        {
            file.Fault(wrong.Start.Line, "wrong-yaml", $"This is not valid YAML: {wrong.Message}");
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException)
        {
            // The scanner gives up on some broken lists without saying where.
            file.Fault(1, "wrong-yaml", $"This is not valid YAML: {wrong.Message}", "Look for a bracket that is not closed.");
        }

        file.Root = new YamlMap(root, file, "");
        return file;
    }

    public void Fault(YamlNode at, string code, string message, string? hint = null) => Fault(at.Line, code, message, hint);

    private void Fault(long line, string code, string message, string? hint = null) =>
        findings.Add(new Finding(Severity.Error, code, $"{Name}:{line}", message, hint));
}
