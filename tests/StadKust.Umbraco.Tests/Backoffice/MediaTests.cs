using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using NetVips;
using StadKust.Content;
using StadKust.Umbraco.Tests.Delivery;

namespace StadKust.Umbraco.Tests.Backoffice;

public sealed class MediaTests(ManagementServer server)
{
    private static readonly Guid ImageType = Given.Export.Model.MediaType("Image")!.Key;
    private static readonly Guid DrawingType = Given.Export.Model.MediaType("vectorPicture")!.Key;
    private static readonly Guid FolderType = Given.Export.Model.MediaType("Folder")!.Key;

    [Fact]
    public async Task Uploaded_picture_is_served_and_asks_for_its_rights_when_it_is_saved()
    {
        var id = await UploadedAsync("Strand bij eb.png", Png(40, 30, 10), ImageType);

        var tab = await server.OpenAsync(id, "media");
        var src = (string)tab["umbracoFile", null]!["src"]!;
        Assert.StartsWith("/media/", src);
        Assert.EndsWith("/strand-bij-eb.png", src);
        Assert.Equal("40", (string?)tab["umbracoWidth", null]);
        using var shown = await server.SendAsync(HttpMethod.Get, src);
        Assert.Equal("image/jpeg", shown.Content.Headers.ContentType?.MediaType);

        using var refused = await tab.SaveAsync();
        var errors = (JsonObject)JsonNode.Parse(await ManagementServer.TextAsync(refused))!["errors"]!;
        Assert.Equal(["author", "licence"], errors.Select(e => e.Key.Split('\'')[1]).Order());

        tab["author", null] = "Redactie";
        tab["licence", null] = "CC BY 4.0";
        tab["altNl", null] = "Plassen op het strand";
        await tab.SavedAsync();
        Assert.Equal("Plassen op het strand", server.Sets.Published.Media(id)!.Values.Text("altNl"));
    }

    [Fact]
    public async Task Focal_point_and_replacement_keep_the_item_and_its_address()
    {
        var id = await UploadedAsync("vuurtoren.png", Png(60, 40, 20), ImageType);
        var tab = await server.OpenAsync(id, "media");
        (tab["author", null], tab["licence", null]) = ("Redactie", "CC0");
        tab["umbracoFile", null]!["focalPoint"] = new JsonObject { ["left"] = 0.25, ["top"] = 0.75 };
        await tab.SavedAsync();
        Assert.Equal(new FocalPoint(0.25, 0.75), server.Sets.Published.Media(id)!.Focal);
        var (path, hash) = (server.Sets.Published.Media(id)!.Path, server.Sets.Published.Media(id)!.Hash);

        var temporary = await SentAsync("nieuwe vuurtoren.png", Png(80, 50, 30));
        tab["umbracoFile", null] = new JsonObject { ["temporaryFileId"] = temporary.ToString(), ["src"] = "", ["crops"] = new JsonArray(), ["focalPoint"] = null };
        await tab.SavedAsync();

        var now = server.Sets.Published.Media(id)!;
        Assert.Equal(path, now.Path);
        Assert.NotEqual(hash, now.Hash);
        Assert.Equal(80, now.Width);
    }

    [Fact]
    public async Task Same_bytes_twice_are_taken_with_a_word_about_it()
    {
        var bytes = Png(33, 33, 90);
        await UploadedAsync("eerste.png", bytes, ImageType);
        var temporary = await SentAsync("tweede.png", bytes);
        using var response = await CreateAsync(Guid.NewGuid(), "tweede.png", ImageType, temporary);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Contains("eerste.png", response.Headers.GetValues("Umb-Notifications").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dubbel.png", "zip")]
    [InlineData("script.png", "script")]
    [InlineData("tekst.png", "text")]
    [InlineData("handig.pdf", "pdf-script")]
    [InlineData("test.pdf", "eicar")]
    [InlineData("tekening.svg", "no-svg")]
    [InlineData("bom.svg", "entities")]
    public async Task File_that_is_not_what_it_says_or_more_than_that_is_refused(string name, string what)
    {
        byte[] bytes = what switch
        {
            "zip" => [.. Png(10, 10, 1), .. "PK\u0005\u0006"u8, .. new byte[18]],
            "script" => [.. Png(10, 10, 2), .. "<?php system('x'); ?>"u8],
            "text" => "no picture at all"u8.ToArray(),
            "pdf-script" => "%PDF-1.7\n1 0 obj <</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>> endobj"u8.ToArray(),
            "eicar" => Encoding.ASCII.GetBytes("%PDF-1.4 X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"),
            "no-svg" => "<html><script>alert(1)</script></html>"u8.ToArray(),
            _ => "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&a;</svg>"u8.ToArray(),
        };
        var type = name.EndsWith("svg", StringComparison.Ordinal) ? DrawingType : name.EndsWith("pdf", StringComparison.Ordinal) ? Given.Export.Model.MediaType("File")!.Key : ImageType;
        using var response = await CreateAsync(Guid.NewGuid(), name, type, await SentAsync(name, bytes));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Datei abgelehnt", await ManagementServer.TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drawing_loses_what_acts_and_keeps_what_draws()
    {
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\"><script>alert(1)</script><rect width=\"10\" height=\"10\" onclick=\"alert(1)\"/></svg>";
        var id = await UploadedAsync("../../etc/Boze tekening?.svg", Encoding.UTF8.GetBytes(svg), DrawingType);
        var path = server.Sets.Published.Media(id)!.Path;
        Assert.Matches("^/media/[0-9a-f]{8}/boze-tekening.svg$", path);
        using var shown = await server.SendAsync(HttpMethod.Get, path);
        var text = await ManagementServer.TextAsync(shown);
        Assert.Contains("<rect", text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_has_a_limit_and_belongs_to_who_sent_it()
    {
        using var large = await SendFileAsync(Guid.NewGuid(), "groot.png", new byte[2_100_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var kind = await SendFileAsync(Guid.NewGuid(), "programma.exe", [1, 2, 3]);
        Assert.Equal(HttpStatusCode.BadRequest, kind.StatusCode);

        var temporary = await SentAsync("van mij.png", Png(12, 12, 3));
        var other = server.With(e => e);
        using var stolen = await CreateAsync(Guid.NewGuid(), "van mij.png", ImageType, temporary, other);
        Assert.Equal(HttpStatusCode.BadRequest, stolen.StatusCode);
    }

    [Fact]
    public async Task Folder_grid_pages_sorts_and_filters_and_the_bin_gives_back()
    {
        var folder = Guid.NewGuid();
        using (var made = await server.SendAsync(HttpMethod.Post, "v1/media", Body(folder, "Map", FolderType, null, null)))
        {
            Assert.True(made.StatusCode == HttpStatusCode.Created, await ManagementServer.TextAsync(made));
        }

        var ids = new List<Guid>();
        foreach (var name in (string[])["b.png", "a.png", "c.png"])
        {
            ids.Add(await UploadedAsync(name, Png(20, 20, name[0]), ImageType, folder));
        }

        var page = await server.GetAsync($"v1/collection/media?id={folder}&orderBy=name&orderDirection=Ascending&skip=1&take=1");
        Assert.Equal(3, (int)page["total"]!);
        Assert.Equal("b.png", (string?)page["items"]![0]!["variants"]![0]!["name"]);
        Assert.Equal(1, (int)(await server.GetAsync($"v1/collection/media?id={folder}&filter=C.PNG"))["total"]!);
        var thumbnails = (JsonArray)await server.GetAsync($"v1/imaging/resize/urls?id={ids[0]}&id={ids[1]}&width=300&height=300&mode=Crop");
        using (var thumbnail = await server.SendAsync(HttpMethod.Get, (string)thumbnails[0]!["urlInfos"]![0]!["url"]!))
        {
            Assert.Equal("image/webp", thumbnail.Content.Headers.ContentType?.MediaType);
        }

        using (var trashed = await server.SendAsync(HttpMethod.Put, $"v1/media/{folder}/move-to-recycle-bin"))
        {
            Assert.True(trashed.IsSuccessStatusCode);
        }

        Assert.Null(server.Sets.Published.Media(ids[0]));
        Assert.Contains((JsonArray)(await server.GetAsync("v1/recycle-bin/media/root"))["items"]!, i => (string?)i!["id"] == folder.ToString() && (bool)i["hasChildren"]!);
        using (var back = await server.SendAsync(HttpMethod.Put, $"v1/recycle-bin/media/{folder}/restore", new { target = (object?)null }))
        {
            Assert.True(back.IsSuccessStatusCode, await ManagementServer.TextAsync(back));
        }

        Assert.NotNull(server.Sets.Published.Media(ids[0]));
    }

    private async Task<Guid> UploadedAsync(string name, byte[] bytes, Guid type, Guid? folder = null)
    {
        var id = Guid.NewGuid();
        using var response = await CreateAsync(id, name, type, await SentAsync(name, bytes), folder: folder);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await ManagementServer.TextAsync(response));
        return id;
    }

    private async Task<HttpResponseMessage> CreateAsync(Guid id, string name, Guid type, Guid temporary, string? editor = null, Guid? folder = null) =>
        await server.SendAsync(HttpMethod.Post, "v1/media", Body(id, name, type, temporary, folder), editor);

    private static object Body(Guid id, string name, Guid type, Guid? temporary, Guid? folder) => new
    {
        id,
        parent = folder is { } parent ? new { id = parent } : null,
        mediaType = new { id = type },
        // As the client does: the editor of the value is not named.
        values = temporary is { } file ? new object[] { new { alias = "umbracoFile", editorAlias = "", culture = (string?)null, segment = (string?)null, value = new { temporaryFileId = file } } } : [],
        variants = new[] { new { culture = (string?)null, segment = (string?)null, name } },
    };

    private async Task<Guid> SentAsync(string name, byte[] bytes)
    {
        var id = Guid.NewGuid();
        using var response = await SendFileAsync(id, name, bytes);
        Assert.True(response.StatusCode == HttpStatusCode.Created, await ManagementServer.TextAsync(response));
        return id;
    }

    private async Task<HttpResponseMessage> SendFileAsync(Guid id, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new StringContent(id.ToString()), "Id" }, { new ByteArrayContent(bytes), "File", name } };
        return await server.SendAsync(HttpMethod.Post, "v1/temporary-file", form);
    }

    private static byte[] Png(int width, int height, int shade)
    {
        using var image = Image.Black(width, height, 3) + shade;
        return image.Cast(Enums.BandFormat.Uchar).PngsaveBuffer();
    }
}
