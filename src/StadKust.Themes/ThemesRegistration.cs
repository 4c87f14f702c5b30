using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace StadKust.Themes;

public static class ThemesRegistration
{
    /// <summary>The theme named by <c>Theme:Folder</c> (default <c>themes/kueste-und-kultur</c>); <c>Theme:Watch</c> reads changed files again.</summary>
    public static IServiceCollection AddThemes(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = configuration["Theme:Folder"] ?? "themes/kueste-und-kultur";
        var watch = string.Equals(configuration["Theme:Watch"], "true", StringComparison.OrdinalIgnoreCase);
        return services
            .AddSingleton(new ThemeSource(folder, watch))
            .AddSingleton<RichTextToHtml>();
    }
}
