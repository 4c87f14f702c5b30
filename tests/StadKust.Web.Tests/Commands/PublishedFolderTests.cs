using System.Xml.Linq;

namespace StadKust.Web.Tests.Commands;

/// <summary>What <c>dotnet publish</c> leaves is a whole site: program, settings for IIS, content, themes.</summary>
public sealed class PublishedFolderTests
{
    [Fact]
    public async Task Published_folder_runs_by_itself_and_tells_IIS_how()
    {
        using var folder = new TemporaryFolder();
        var publish = await StadKustProgram.RunAsync(
            "dotnet", ["publish", Path.Combine(StadKustProgram.Root, "src", "StadKust.Web"), "--no-build", "-c", Configuration, "-o", folder.Path, "-v", "quiet", "--nologo"]);
        Assert.True(publish.Code == 0, publish.Output + publish.Errors);

        var server = XDocument.Load(folder.At("web.config")).Descendants("system.webServer").Single();
        var module = server.Element("aspNetCore")!;
        Assert.Equal("inprocess", module.Attribute("hostingModel")?.Value, ignoreCase: true);
        Assert.Contains("StadKust.Web", module.Attribute("processPath")!.Value + module.Attribute("arguments")!.Value, StringComparison.Ordinal);
        Assert.Equal("209715200", server.Descendants("requestLimits").Single().Attribute("maxAllowedContentLength")?.Value);

        // A place where no checkout lies above: everything must come from the folder itself.
        var data = folder.At("data");
        var ended = await StadKustProgram.RunAsync("dotnet", [folder.At("StadKust.Web.dll"), "account", "list", "--data", data]);
        Assert.True(ended.Code == 0, ended.Output + ended.Errors);
        Assert.True(File.Exists(Path.Combine(data, "stadkust.db")));
    }

    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";
}
