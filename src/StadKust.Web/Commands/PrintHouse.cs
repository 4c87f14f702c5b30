using StadKust.Magazine;
using StadKust.Magazine.House;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary>The print folder of a theme, for verbs: its faults end the verb before anything else is begun.</summary>
internal static class PrintHouse
{
    /// <param name="theme">Name of a theme, or the folder of one that lies elsewhere.</param>
    /// <exception cref="CannotRunException">No such theme, or its print folder has faults; all of them are named with file and line.</exception>
    public static HouseStyle Read(string theme) => ReadFolder(FolderOf(theme));

    /// <summary>The print folder of a theme, not read yet.</summary>
    /// <exception cref="CannotRunException">No such theme.</exception>
    public static string FolderOf(string theme)
    {
        if (Path.IsPathFullyQualified(theme))
        {
            return Path.Combine(theme, "print");
        }

        var themes = SiteFolders.Find().Themes;
        if (Path.GetFileName(theme) != theme || !Directory.Exists(Path.Combine(themes, theme)))
        {
            throw new CannotRunException(
                $"There is no theme '{theme}'. Known themes: {string.Join(", ", Directory.GetDirectories(themes).Select(Path.GetFileName).Order(StringComparer.Ordinal))}.");
        }

        return Path.Combine(themes, theme, "print");
    }

    /// <exception cref="CannotRunException">It has faults; all of them are named with file and line.</exception>
    public static HouseStyle ReadFolder(string print)
    {
        var (house, findings) = HouseStyle.Read(print);
        return house ?? throw new CannotRunException(new PrintFolderException(print, findings).Message);
    }
}
