using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using StadKust.Umbraco.Backoffice.Client;

namespace StadKust.Umbraco.Backoffice;

/// <summary>Our own parts of the client, as the client reads them: what the public may know before the sign-in, and the rest after it.</summary>
internal static class Manifests
{
    private static readonly string[] WordsLanguage = ["StadKust.Tiptap.Language"];

    private const string Folder = "/App_Plugins/stadkust";

    public static void MapOpen(IEndpointRouteBuilder open, ClientPack? pack)
    {
        // The entry point hides what is not served before anything is routed, so that hidden parts never ask.
        var known = new[]
        {
            Package("StadKust", pack,
                new { type = "appEntryPoint", alias = "StadKust.Entry", name = "StadKust", js = $"{Folder}/entry.js" },
                Words("nl", pack), Words("de", pack), Words("en", pack),
                new
                {
                    type = "authProvider", alias = "StadKust.Auth", name = "StadKust", forProviderName = "Umbraco", weight = 1000,
                    meta = new { label = "Stad + Kust", defaultView = new { icon = "icon-key", look = "primary" }, behavior = new { autoRedirect = true } },
                }),
        };
        open.MapGet("/manifest/manifest/public", () => known);
    }

    public static void Map(IEndpointRouteBuilder v1, ClientPack? pack)
    {
        var known = new[]
        {
            Package("StadKust.Account", pack, new
            {
                type = "userProfileApp", alias = "StadKust.Account.Security", name = "StadKust", element = $"{Folder}/account.js", weight = 700,
                meta = new { label = "#stadkust_account", pathname = "account" },
            }),
            Package("StadKust.Sections", pack, Landing("Users"), Landing("Settings")),
            Package(
                "StadKust.Writing",
                pack,
                new
                {
                    type = "tiptapExtension", alias = "StadKust.Tiptap.Language", name = "StadKust language of words", api = $"{Folder}/tiptap-language.js",
                    meta = new { icon = "icon-globe", label = "#stadkust_wordsLanguage", group = "#tiptap_extGroup_formatting" },
                },
                new
                {
                    type = "tiptapToolbarExtension", kind = "menu", alias = "StadKust.Tiptap.Toolbar.Language", name = "StadKust language of words, menu",
                    api = $"{Folder}/tiptap-language-menu.js", forExtensions = WordsLanguage,
                    items = new[] { new { label = "Nederlands", data = "nl" }, new { label = "Deutsch", data = "de" }, new { label = "English", data = "en" }, new { label = "Français", data = "fr" } },
                    meta = new { alias = "stadkustLanguage", icon = "icon-globe", label = "#stadkust_wordsLanguage" },
                }),
        };
        v1.MapGet("/manifest/manifest/private", () => known);
        v1.MapGet("/manifest/manifest", () => known);
    }

    private static object Landing(string section) => new
    {
        type = "dashboard",
        alias = $"StadKust.Landing.{section}",
        name = $"StadKust {section}",
        element = $"{Folder}/landing.js",
        meta = new { label = "#stadkust_landing", pathname = "begin" },
        conditions = new[] { new { alias = "Umb.Condition.SectionAlias", match = $"Umb.Section.{section}" } },
    };

    private static object Words(string culture, ClientPack? pack) => new
    {
        type = "localization",
        alias = $"StadKust.Words.{culture}",
        name = $"StadKust {culture}",
        weight = -10,
        meta = new { culture },
        js = $"{Folder}/{culture}.js",
    };

    private static object Package(string name, ClientPack? pack, params object[] extensions) =>
        new { Name = name, Id = name, Version = "1.0.0", CacheBuster = pack?.Version ?? "none", Extensions = extensions };
}
