namespace StadKust.Magazine.House;

/// <summary>Part of a YAML file, with the line it begins in.</summary>
internal abstract class YamlNode(long line)
{
    public long Line => line;
}

internal sealed class YamlText(long line, string value) : YamlNode(line)
{
    public string Value => value;
}

internal sealed class YamlKeys(long line, IReadOnlyList<(YamlText Key, YamlNode Value)> entries) : YamlNode(line)
{
    public static YamlKeys None { get; } = new(1, []);

    public IReadOnlyList<(YamlText Key, YamlNode Value)> Entries => entries;
}

internal sealed class YamlList(long line, IReadOnlyList<YamlNode> items) : YamlNode(line)
{
    public IReadOnlyList<YamlNode> Items => items;
}
