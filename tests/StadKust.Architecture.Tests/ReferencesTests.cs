using System.Xml.Linq;

namespace StadKust.Architecture.Tests;

/// <summary>Which project knows which project and which package. A reference that is not in the table fails the build.</summary>
public sealed class ReferencesTests
{
    // project: projects | packages. "aspnet" is the shared framework. Native assets and design-time packages follow their parent and are left out.
    private const string Expected = """
        Typesetting: | HarfBuzzSharp
        Pdf: Typesetting | HarfBuzzSharp
        Preview: Typesetting | SkiaSharp
        Preflight: |
        Content: | aspnet, Microsoft.EntityFrameworkCore.Sqlite, Npgsql.EntityFrameworkCore.PostgreSQL
        Media: Content | aspnet, Azure.Storage.Blobs, NetVips
        Accounts: | aspnet, Microsoft.AspNetCore.Identity.EntityFrameworkCore, Microsoft.EntityFrameworkCore.Sqlite, Npgsql.EntityFrameworkCore.PostgreSQL
        Audience: Content | aspnet, MailKit
        Events: Content, Media, Audience | aspnet, CsvHelper, HtmlSanitizer, Ical.Net, MiniExcel, NodaTime
        Search: Content, Events |
        Themes: Content, Media, Events | aspnet, HtmlSanitizer, Scriban.Signed
        Magazine: Content, Media, Events, Audience, Typesetting, Pdf, Preview, Preflight | aspnet, AngleSharp, Markdig, QRCoder, YamlDotNet
        Umbraco: Content, Media, Accounts | aspnet, AngleSharp, HtmlSanitizer, Umbraco.Cms.Core
        Web: Typesetting, Pdf, Preview, Preflight, Content, Media, Accounts, Audience, Events, Search, Themes, Magazine, Umbraco | QRCoder, Spectre.Console, System.CommandLine
        """;

    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Repository.At("src"), "StadKust.*").Select(d => Path.GetFileName(d)["StadKust.".Length..])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_references_what_the_table_allows(string project)
    {
        var row = Rows().SingleOrDefault(r => r.Project == project);
        Assert.True(row.Project is not null, $"StadKust.{project} has no row in the table of references.");

        var (projects, packages) = References(project);

        Assert.Empty(projects.Except(row.Projects));
        Assert.Empty(packages.Except(row.Packages));
    }

    [Fact]
    public void Every_row_of_the_table_has_a_project_and_its_tests()
    {
        foreach (var row in Rows())
        {
            Assert.True(File.Exists(Repository.At("src", $"StadKust.{row.Project}", $"StadKust.{row.Project}.csproj")), row.Project);
            Assert.True(File.Exists(Repository.At("src", $"StadKust.{row.Project}", "README.md")), $"README of {row.Project}");
            Assert.True(
                File.Exists(Repository.At("tests", $"StadKust.{row.Project}.Tests", $"StadKust.{row.Project}.Tests.csproj")), $"tests of {row.Project}");
        }
    }

    [Fact]
    public void Table_has_no_row_twice_and_no_arrow_to_a_project_without_a_row()
    {
        var rows = Rows();

        Assert.Equal(rows.Count, rows.Select(r => r.Project).Distinct().Count());
        Assert.Empty(rows.SelectMany(r => r.Projects).Except(rows.Select(r => r.Project)));
    }

    [Fact]
    public void Preflight_and_Pdf_share_no_code()
    {
        var (preflight, _) = References("Preflight");
        var (pdf, _) = References("Pdf");

        Assert.Empty(preflight);
        Assert.DoesNotContain("Preflight", pdf);
    }

    [Fact]
    public void A_reference_outside_the_table_is_found()
    {
        var row = Rows().Single(r => r.Project == "Typesetting");

        Assert.Equal(["Content"], new[] { "Content" }.Except(row.Projects));
    }

    private static List<(string Project, string[] Projects, string[] Packages)> Rows() =>
        [.. Expected.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            var (name, rest) = (line[..line.IndexOf(':', StringComparison.Ordinal)].Trim(), line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            var parts = rest.Split('|');
            return (name, Names(parts[0]), Names(parts[1]));
        })];

    private static string[] Names(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (string[] Projects, string[] Packages) References(string project)
    {
        var file = XDocument.Load(Repository.At("src", $"StadKust.{project}", $"StadKust.{project}.csproj"));
        var projects = Includes(file, "ProjectReference").Select(p => Path.GetFileNameWithoutExtension(p.Replace('\\', '/'))["StadKust.".Length..]);
        var packages = Includes(file, "PackageReference")
            .Where(p => !p.Contains(".NativeAssets.", StringComparison.Ordinal)
                && !p.Contains(".Native.", StringComparison.Ordinal)
                && !p.EndsWith(".Design", StringComparison.Ordinal));
        var frameworks = Includes(file, "FrameworkReference").Select(_ => "aspnet");
        return ([.. projects], [.. packages, .. frameworks]);
    }

    private static IEnumerable<string> Includes(XDocument file, string element) =>
        file.Descendants(element).Select(e => e.Attribute("Include")?.Value).OfType<string>();
}
