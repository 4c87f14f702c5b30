namespace StadKust.Web.Host;

/// <summary>What a start was asked for.</summary>
/// <param name="Urls">Addresses to listen at, joined by semicolons; null for the default.</param>
internal sealed record SiteOptions(DataFolder Data, SiteFolders Folders, string? Urls = null)
{
    /// <summary>Largest upload in bytes; the same number stands in <c>web.config</c>.</summary>
    public const long UploadLimit = 209_715_200;

    /// <summary>Settings that follow from the data folder; the configuration's own come after them and win.</summary>
    public Dictionary<string, string?> Settings() => new()
    {
        ["Content:DataFolder"] = Data.Path,
        ["Media:Folder"] = Data.At("media"),
        ["Media:RenditionFolder"] = Data.At("renditions"),
        ["Theme:Folder"] = Path.Combine(Folders.Themes, "kueste-und-kultur"),
        ["Mail:Pickup"] = Data.At("mail"),
        ["Mail:Templates"] = Path.Combine(Folders.Themes, "kueste-und-kultur", "mails"),
        ["Magazine:DataFolder"] = Data.Path,
        ["Magazine:Themes"] = Folders.Themes,

        // Where Content:Source is umbraco: types from our files, what was read beside the other data.
        ["Content:Umbraco:Types"] = Folders.ContentExport,
        ["Content:Umbraco:Folder"] = Data.At("umbraco"),

        // What is not for other programs, and by what they may ask.
        ["Umbraco:CMS:DeliveryApi:HiddenMediaTypes:0"] = "profile",
        ["Umbraco:CMS:DeliveryApi:IndexedProperties:0"] = "municipality",
        ["Umbraco:CMS:DeliveryApi:IndexedProperties:1"] = "kinds",
        ["Umbraco:CMS:DeliveryApi:IndexedProperties:2"] = "audiences",
        ["Umbraco:CMS:DeliveryApi:IndexedProperties:3"] = "icons",
        ["Umbraco:CMS:DeliveryApi:IndexedProperties:4"] = "status",
        ["Umbraco:CMS:DeliveryApi:IndexedProperties:5"] = "nights",
        ["Umbraco:CMS:DeliveryApi:IndexedProperties:6"] = "lengthKm",

        // What was agreed with a partner, and whom we call there, is between us.
        ["Umbraco:CMS:DeliveryApi:HiddenProperties:0"] = "partner.agreedShare",
        ["Umbraco:CMS:DeliveryApi:HiddenProperties:1"] = "partner.contact",
    };
}
