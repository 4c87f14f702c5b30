namespace StadKust.Preflight.Reports;

/// <summary>Words of the report itself.</summary>
internal sealed class ReportWords(string culture)
{
    private static readonly Dictionary<string, Words> All = new(StringComparer.Ordinal)
    {
        ["title"] = new("Controle vóór druk", "Druckprüfung", "Preflight"),
        ["self-validated"] = new("Zonder fouten (eigen controle)", "Ohne Fehler (Eigenprüfung)", "Without errors (self-validated)"),
        ["errors"] = new("Fouten", "Fehler", "Errors"),
        ["unreadable"] = new("Niet te lezen", "Nicht lesbar", "Unreadable"),
        ["not-certified"] = new(
            "Eigen controle aan de hand van openbare bronnen; dit is geen certificaat.",
            "Eigenprüfung nach öffentlichen Quellen; dies ist kein Zertifikat.",
            "A check of our own after public sources; this is no certificate."),
        ["file"] = new("Bestand", "Datei", "File"),
        ["profile"] = new("Profiel", "Profil", "Profile"),
        ["pages"] = new("Pagina's", "Seiten", "Pages"),
        ["pages-meant"] = new("Pagina's met bevindingen", "Seiten mit Befunden", "Pages with findings"),
        ["pages-other"] = new("Overige pagina's", "Übrige Seiten", "Other pages"),
        ["page"] = new("pagina", "Seite", "page"),
        ["warnings"] = new("Waarschuwingen", "Warnungen", "Warnings"),
        ["findings"] = new("Bevindingen", "Befunde", "Findings"),
        ["none"] = new("Geen bevindingen.", "Keine Befunde.", "No findings."),
        ["error"] = new("Fout", "Fehler", "Error"),
        ["warning"] = new("Waarschuwing", "Warnung", "Warning"),
        ["note"] = new("Opmerking", "Hinweis", "Note"),
        ["bleed"] = new("afloop", "Anschnitt", "bleed"),
        ["ink"] = new("hoogste inkt", "höchster Farbauftrag", "most ink"),
    };

    public string Language { get; } = culture is "nl" or "de" ? culture : "en";

    public string this[string key] => All[key].In(Language);
}
