namespace StadKust.Themes;

/// <summary>The theme in use. In development files are looked at again, at most twice a second.</summary>
public sealed class ThemeSource(string folder, bool watch, RenderLimits? limits = null)
{
    private readonly Lock gate = new();
    private Theme? theme;
    private long looked;
    private DateTime newest;

    /// <exception cref="ThemeFaultException">The theme has faults.</exception>
    public Theme Current
    {
        get
        {
            var loaded = Volatile.Read(ref theme);
            if (loaded is not null && (!watch || Environment.TickCount64 - Volatile.Read(ref looked) < 500))
            {
                return loaded;
            }

            lock (gate)
            {
                var changed = Newest();
                if (theme is null || changed != newest)
                {
                    theme = Theme.Load(folder, limits);
                    newest = changed;
                }

                looked = Environment.TickCount64;
                return theme;
            }
        }
    }

    private DateTime Newest() => watch && Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(File.GetLastWriteTimeUtc).DefaultIfEmpty().Max()
        : default;
}
