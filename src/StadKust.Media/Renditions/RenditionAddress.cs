using StadKust.Content;

namespace StadKust.Media;

/// <summary>Writes addresses of renditions: plain when they are on the list, signed otherwise. <c>v</c> names the bytes, so caches may keep them for ever.</summary>
public static class RenditionAddress
{
    public static string Of(MediaEntry entry, RenditionCommands commands, Seal seal)
    {
        var own = entry.Focal ?? FocalPoint.Middle;
        if (commands.Focal == own)
        {
            commands = commands with { Focal = null };
        }

        var canonical = commands.Canonical();
        var signature = commands.IsOnTheList(own) ? "" : $"&hmac={seal.Sign(entry.Path, canonical)}";
        return $"{entry.Path}?{canonical}&v={Version(entry)}{signature}";
    }

    /// <summary>The address without commands, with the version of the bytes: drawings and downloads.</summary>
    public static string Stable(MediaEntry entry) => $"{entry.Path}?v={Version(entry)}";

    /// <summary>Eight hex digits of the content hash.</summary>
    public static string Version(MediaEntry entry) => entry.Hash.Length >= 8 ? entry.Hash[..8] : "0";
}
