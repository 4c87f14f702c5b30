using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace StadKust.Content.Tests;

/// <summary>The same site as the versions of uSync would have written it: read, it is the same site, to the byte.</summary>
public sealed class ForeignExportTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>How an export was written.</summary>
    private sealed record Style(
        bool Bom, bool Crlf, bool KeysAsNames, bool Nested, bool Cdata, bool Escaped, string LayoutMember, bool OldBlocks, bool BareHtml, bool Newer, bool HasConfig);

    private static readonly Dictionary<string, Style> Styles = new()
    {
        ["14"] = new(true, false, false, true, true, true, "layout", OldBlocks: true, BareHtml: true, Newer: false, HasConfig: false),
        ["15"] = new(true, true, true, false, true, true, "Layout", OldBlocks: false, BareHtml: true, Newer: false, HasConfig: true),
        ["16"] = new(false, false, true, true, false, true, "Layout", OldBlocks: false, BareHtml: false, Newer: false, HasConfig: true),
        ["17"] = new(false, true, false, false, true, false, "layout", OldBlocks: false, BareHtml: true, Newer: false, HasConfig: true),
        ["18"] = new(true, false, false, false, true, true, "layout", OldBlocks: false, BareHtml: false, Newer: true, HasConfig: true),
    };

    [Theory]
    [InlineData("14")]
    [InlineData("15")]
    [InlineData("16")]
    [InlineData("17")]
    [InlineData("18")]
    public void Export_of_any_version_is_the_same_site(string version)
    {
        using var foreign = Written(Styles[version]);
        using var ours = new TemporaryFolder();

        var export = SiteExport.Read(foreign.Path, stop: Stop);
        export.Write(ours.Path, stop: Stop);

        Assert.DoesNotContain(export.Findings, f => f.Severity != Severity.Note);
        foreach (var file in Directory.EnumerateFiles(Given.SiteFolder(), "*.config", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Given.SiteFolder(), f)))
        {
            var written = File.ReadAllText(Path.Combine(ours.Path, file)).Replace("\n    <AllowedInLibrary>false</AllowedInLibrary>", "");

            // Bare HTML stays what it is until somebody saves it: that it means the same is another test's matter.
            var expected = File.ReadAllText(Path.Combine(Given.SiteFolder(), file));
            Assert.Equal($"{file}\n{(Styles[version].BareHtml ? Bare(expected) : expected)}", $"{file}\n{written}");
        }
    }

    [Fact]
    public void Published_and_name_may_lack_what_older_versions_left_out()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("<NodeName Default=\"Leiden\">", "<NodeName>"));
        folder.Write("Content/instellingen.config", File.ReadAllText(Path.Combine(folder.Path, "Content/instellingen.config")));

        var export = SiteExport.Read(folder.Path, stop: Stop);

        Assert.Empty(export.Findings);
        Assert.Equal("Leiden", export.Items.Single(i => i.Key == Given.Leiden).Name);
        Assert.Equal([Given.De, Given.Nl], export.Items.Single(i => i.Key == Given.Leiden).Published.OrderBy(c => c.Code, StringComparer.Ordinal));
        Assert.Equal(3, export.Items.Single(i => i.Key == Given.Settings).Published.Count);
    }

    [Fact]
    public void Value_without_a_culture_on_a_property_that_varies_is_taken_for_the_default_language()
    {
        using var folder = Given.SiteWith("Content/leiden.config", x => x.Replace("<Value Culture=\"nl\"><![CDATA[Grachten en hofjes.]]>", "<Value><![CDATA[Grachten en hofjes.]]>"));

        var export = SiteExport.Read(folder.Path, stop: Stop);

        Assert.Equal("value-without-culture", Assert.Single(export.Findings).Code);
        Assert.Equal("Grachten en hofjes.", export.Items.Single(i => i.Key == Given.Leiden).ValuesIn(Given.Nl)["intro"].GetString());
    }

    private static TemporaryFolder Written(Style style)
    {
        var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Given.SiteFolder(), "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(Given.SiteFolder(), file);
            if (!name.EndsWith(".config", StringComparison.Ordinal))
            {
                folder.Write(name, File.ReadAllText(file));
                continue;
            }

            if (name == "usync.config" && !style.HasConfig)
            {
                continue;
            }

            var xml = XDocument.Load(file);
            foreach (var text in xml.DescendantNodes().OfType<XCData>().ToList())
            {
                text.Value = Restyled(text.Value, style);
                if (!style.Cdata)
                {
                    text.ReplaceWith(new XText(text.Value));
                }
            }

            if (style.Newer && xml.Root!.Name == "ContentType")
            {
                xml.Root.Element("Info")!.Add(new XElement("AllowedInLibrary", "false"));
            }

            var key = xml.Root!.Attribute("Key")?.Value;
            if (style.KeysAsNames && key is not null && xml.Root.Name != "Language")
            {
                name = Path.Combine(Path.GetDirectoryName(name)!, key + ".config");
            }

            if (style.Nested && name.StartsWith("Content" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                name = name.Replace("Content" + Path.DirectorySeparatorChar, $"Content/home/{xml.Root.Attribute("Level")!.Value}/");
            }

            var target = Path.Combine(folder.Path, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var writer = XmlWriter.Create(target, new XmlWriterSettings
            {
                Encoding = new UTF8Encoding(style.Bom),
                Indent = true,
                NewLineChars = style.Crlf ? "\r\n" : "\n",
                NewLineHandling = NewLineHandling.Replace,
            });
            xml.Save(writer);
        }

        if (style.Newer)
        {
            folder.Write("Element/shared.config", "<Element Key=\"00000000-0000-4000-8000-000000000990\" Alias=\"Shared\" Level=\"1\" />");
        }

        folder.Write("PackageOfSomebody/any.config", "<Anything />");
        return folder;
    }

    private static string Restyled(string text, Style style)
    {
        if (text.TrimStart() is not ['{' or '[', ..])
        {
            return text;
        }

        var json = JsonNode.Parse(text)!;
        if (json is JsonObject list && list["contentData"] is JsonArray)
        {
            BareText(list, style);
            if (style.OldBlocks)
            {
                json = Old(list);
            }
            else if (style.LayoutMember != "layout")
            {
                var layout = list["layout"]!.DeepClone();
                list.Remove("layout");
                list[style.LayoutMember] = layout;
            }
        }

        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = style.Escaped ? JavaScriptEncoder.Default : JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static void BareText(JsonObject list, Style style)
    {
        foreach (var value in style.BareHtml ? list["contentData"]!.AsArray().SelectMany(c => c!["values"]!.AsArray()) : [])
        {
            value!["value"] = value["value"]!["markup"]!.GetValue<string>();
        }
    }

    private static JsonObject Old(JsonObject list)
    {
        static string Udi(JsonNode key) => "umb://element/" + Guid.Parse(key.GetValue<string>()).ToString("N");
        var content = new JsonArray();
        foreach (var block in list["contentData"]!.AsArray())
        {
            var old = new JsonObject { ["contentTypeKey"] = block!["contentTypeKey"]!.DeepClone(), ["udi"] = Udi(block["key"]!) };
            foreach (var value in block["values"]!.AsArray())
            {
                old[value!["alias"]!.GetValue<string>()] = value["value"]!.DeepClone();
            }

            content.Add(old);
        }

        var entries = list["layout"]!["Umbraco.BlockList"]!.AsArray().Select(e => (JsonNode)new JsonObject { ["contentUdi"] = Udi(e!["contentKey"]!) });
        return new JsonObject { ["layout"] = new JsonObject { ["Umbraco.BlockList"] = new JsonArray([.. entries]) }, ["contentData"] = content, ["settingsData"] = new JsonArray() };
    }

    // The value of a block as bare HTML, in the layout of our files.
    private static string Bare(string file)
    {
        var lines = file.Split('\n').ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].TrimEnd() == "          \"value\": {" && lines[i + 1].TrimStart().StartsWith("\"markup\": ", StringComparison.Ordinal))
            {
                lines[i] = "          \"value\": " + lines[i + 1].Trim()["\"markup\": ".Length..].TrimEnd(',');
                lines.RemoveRange(i + 1, 8);
            }
        }

        return string.Join('\n', lines);
    }
}
