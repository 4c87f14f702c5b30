using System.Net;
using System.Text;

namespace StadKust.Benchmarks.Drivers;

/// <summary>Other engines with the same text, type, page and measure: three justified, hyphenated columns of Literata 9 on 11.5 pt.</summary>
internal static class Rivals
{
    private static readonly string Folder = Path.Combine(Measured.Repository, "tests", "StadKust.Benchmarks", "Rivals");
    private static readonly string Fonts = Path.Combine(Measured.Repository, "themes", "kueste-und-kultur", "print", "fonts");

    /// <summary>The name of an engine, how it is started, and how many times slower per page than ours it should be.</summary>
    public sealed record Rival(string Name, string Command, string[] Arguments, string Pdf, double Wanted);

    /// <summary>Those this machine has; of the others it is said how to get them.</summary>
    /// <param name="text">The text file.</param>
    /// <param name="work">Folder for what they write.</param>
    public static async Task<IReadOnlyList<Rival>> InAsync(string text, string work, CancellationToken stop)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            await Measured.RunAsync("npm", ["install", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", Folder], stop);
        }

        var paragraphs = (await File.ReadAllTextAsync(text, stop)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var (html, tex) = (Path.Combine(work, "weasyprint.html"), Path.Combine(work, "lualatex.tex"));
        await File.WriteAllTextAsync(html, Html(paragraphs), stop);
        await File.WriteAllTextAsync(tex, Tex(paragraphs), stop);
        Rival[] all =
        [
            new("Typst 0.14", "node", [Path.Combine(Folder, "typst.mjs"), text, Fonts, Path.Combine(work, "typst.pdf")], Path.Combine(work, "typst.pdf"), 8),
            new("LuaLaTeX", "lualatex", ["-interaction=batchmode", $"-output-directory={work}", tex], Path.ChangeExtension(tex, ".pdf"), 12),
            new("WeasyPrint", "weasyprint", [html, Path.ChangeExtension(html, ".pdf")], Path.ChangeExtension(html, ".pdf"), 20),
        ];
        foreach (var missing in all.Where(r => !IsThere(r.Command)))
        {
            Console.WriteLine($"{missing.Name} is not here (apt-get install {(missing.Command == "lualatex" ? "texlive-luatex texlive-latex-recommended texlive-lang-european" : missing.Command)}).");
        }

        return [.. all.Where(r => IsThere(r.Command))];
    }

    private static bool IsThere(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, command)));

    private static string Html(string[] paragraphs)
    {
        var html = new StringBuilder($$"""
            <!doctype html><html lang="nl"><meta charset="utf-8"><style>
            @font-face { font-family: Literata; src: url("file://{{Fonts}}/Literata_400Regular.ttf") }
            @page { size: 210mm 275mm; margin: 20mm 15mm 22mm }
            body { font: 9pt/11.5pt Literata; columns: 3; column-gap: 5mm; text-align: justify; hyphens: auto; margin: 0 }
            p { margin: 0; text-indent: 9pt; orphans: 2; widows: 2 }
            </style>
            """);
        foreach (var paragraph in paragraphs)
        {
            html.Append("<p>").Append(WebUtility.HtmlEncode(paragraph)).Append("</p>\n");
        }

        return html.ToString();
    }

    private static string Tex(string[] paragraphs)
    {
        var tex = new StringBuilder($$"""
            \documentclass[9pt]{extarticle}
            \usepackage[paperwidth=210mm,paperheight=275mm,hmargin=15mm,top=20mm,bottom=22mm]{geometry}
            \usepackage{fontspec,multicol,microtype}\usepackage[dutch]{babel}
            \setmainfont{Literata_400Regular.ttf}[Path={{Fonts}}/]
            \setlength\columnsep{5mm}\setlength\parindent{9pt}\fontsize{9pt}{11.5pt}\selectfont\tolerance=500\emergencystretch=1em
            \begin{document}\fontsize{9pt}{11.5pt}\selectfont\begin{multicols}{3}

            """);
        foreach (var paragraph in paragraphs)
        {
            foreach (var c in paragraph)
            {
                tex.Append(c is '#' or '$' or '%' or '&' or '_' or '{' or '}' ? $"\\{c}" : c is '\\' or '^' or '~' ? " " : $"{c}");
            }

            tex.Append("\n\n");
        }

        return tex.Append("\\end{multicols}\\end{document}\n").ToString();
    }
}
