using System.Globalization;

namespace StadKust.Typesetting;

/// <summary>What copyfitting did, in words an editor understands; Dutch, German, English.</summary>
public static class FitWords
{
    // {0} is the amount, {1} the beginning of the paragraph. One of a thing has its own sentence.
    private static readonly Dictionary<string, (string Dutch, string German, string English)> Texts = new()
    {
        [FitStep.Shorter] = ("De alinea ‘{1}’ is een regel korter gezet.", "Der Absatz „{1}“ ist eine Zeile kürzer gesetzt.", "The paragraph ‘{1}’ is set a line shorter."),
        [FitStep.Longer] = ("De alinea ‘{1}’ is een regel langer gezet.", "Der Absatz „{1}“ ist eine Zeile länger gesetzt.", "The paragraph ‘{1}’ is set a line longer."),
        [FitStep.LetterSpace] = ("De letters van de hele tekst staan {0} % wijder.", "Die Buchstaben des ganzen Textes stehen {0} % weiter.", "The letters of the whole text stand {0} % wider."),
        [FitStep.GlyphScale] = ("De letters van de hele tekst zijn {0} % breder.", "Die Buchstaben des ganzen Textes sind {0} % breiter.", "The letters of the whole text are {0} % broader."),
        [FitStep.PictureLower] = ("Het beeld bij ‘{1}’ is {0} regels lager uitgesneden.", "Das Bild bei „{1}“ ist um {0} Zeilen niedriger beschnitten.", "The picture at ‘{1}’ is cropped {0} lines lower."),
        [FitStep.PictureHigher] = ("Het beeld bij ‘{1}’ is {0} regels hoger uitgesneden.", "Das Bild bei „{1}“ ist um {0} Zeilen höher beschnitten.", "The picture at ‘{1}’ is cropped {0} lines higher."),
        [FitStep.QuoteOut] = ("De streamer bij ‘{1}’ is weggelaten.", "Das hervorgehobene Zitat bei „{1}“ ist weggelassen.", "The pull quote at ‘{1}’ is left out."),
        [FitStep.QuoteIn] = ("De streamer bij ‘{1}’ is erbij gezet.", "Das hervorgehobene Zitat bei „{1}“ ist dazugesetzt.", "The pull quote at ‘{1}’ is put in."),
        [FitStep.ParagraphOut] = ("De alinea ‘{1}’, als misbaar gemerkt, is weggelaten.", "Der Absatz „{1}“, als entbehrlich markiert, ist weggelassen.", "The paragraph ‘{1}’, marked as optional, is left out."),
        [FitStep.ParagraphIn] = ("De alinea ‘{1}’, die klaarstond, is erbij gezet.", "Der Absatz „{1}“, der bereitstand, ist dazugesetzt.", "The paragraph ‘{1}’, which stood by, is put in."),
        [FitStep.ColumnsLonger] = ("De kolommen lopen {0} regels langer door.", "Die Spalten laufen {0} Zeilen länger.", "The columns run {0} lines longer."),
        [FitStep.ColumnsShorter] = ("De kolommen eindigen {0} regels hoger.", "Die Spalten enden {0} Zeilen höher.", "The columns end {0} lines higher."),
        [FitStep.LinesOver] = ("De tekst is {0} regels te lang; wat vanaf ‘{1}’ komt, vindt geen plaats.", "Der Text ist {0} Zeilen zu lang; was ab „{1}“ folgt, findet keinen Platz.", "The text is {0} lines too long; what comes from ‘{1}’ on finds no room."),
        [FitStep.CharactersOver] = ("Dat zijn {0} tekens te veel.", "Das sind {0} Zeichen zu viel.", "That is {0} characters too many."),
        [FitStep.LinesUnder] = ("De tekst is {0} regels te kort.", "Der Text ist {0} Zeilen zu kurz.", "The text is {0} lines too short."),
        [FitStep.CharactersUnder] = ("Er is plaats voor nog ongeveer {0} tekens.", "Es ist noch Platz für etwa {0} Zeichen.", "There is room for about {0} more characters."),
        [FitStep.Filled] = ("Vrije ruimte is gevuld met ‘{1}’.", "Freier Raum ist mit „{1}“ gefüllt.", "Free room is filled with ‘{1}’."),
        [FitStep.LinesFree] = ("{0} regels zijn leeg gebleven.", "{0} Zeilen sind leer geblieben.", "{0} lines have stayed empty."),
    };

    private static readonly (string Many, string One)[] OfOne =
    [
        ("{0} regels", "een regel"), ("{0} Zeilen", "eine Zeile"), ("{0} lines", "one line"), (" regels zijn leeg gebleven", " regel is leeg gebleven"),
        (" Zeilen sind leer geblieben", " Zeile ist leer geblieben"), (" lines have stayed empty", " line has stayed empty"),
    ];

    /// <param name="beginning">First words of the paragraph the step speaks of; "" when it speaks of none.</param>
    /// <exception cref="ArgumentException">A step that copyfitting does not know.</exception>
    public static string Say(FitStep step, Culture language, string beginning)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (!Texts.TryGetValue(step.What, out var texts))
            throw new ArgumentException($"Copyfitting knows no step '{step.What}'.", nameof(step));
        var text = language.Code.StartsWith("nl", StringComparison.Ordinal) ? texts.Dutch : language.Code.StartsWith("de", StringComparison.Ordinal) ? texts.German : texts.English;
        var amount = step.Amount;
        if (amount < 0)
        {
            // Wider by less than nothing is narrower.
            amount = -amount;
            foreach (var (wide, narrow) in new[] { ("wijder", "nauwer"), ("weiter", "enger"), ("wider", "closer"), ("breder", "smaller"), ("breiter", "schmaler"), ("broader", "narrower") })
                text = text.Replace(wide, narrow, StringComparison.Ordinal);
        }

        if (amount == 1)
        {
            foreach (var (many, one) in OfOne.OrderByDescending(o => o.Many.Length))
                text = text.Replace(many, one, StringComparison.Ordinal);
        }

        return string.Format(CultureInfo.GetCultureInfo(language.Code), text, amount, beginning);
    }

    /// <summary>Every step of a story in words, in order.</summary>
    public static IEnumerable<string> Say(SetStory set, Story story)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(story);
        return set.Log.Select(step => Say(step, story.Language, Beginning(step, set, story)));
    }

    // The cut is told by the words that found no room, all else by the words a paragraph begins with.
    private static string Beginning(FitStep step, SetStory set, Story story)
    {
        var paragraph = story.Paragraphs.Concat(story.Objects.SelectMany(o => o.Text)).FirstOrDefault(p => p.Id == step.Paragraph);
        if (paragraph is null)
            return "";
        var text = string.Concat(paragraph.Spans.Select(s => s.Text));
        var from = step.What == FitStep.LinesOver && set.Rest.Count > 0 && set.Rest[0].Paragraph == step.Paragraph ? set.Rest[0].Source.Start : 0;
        var words = text[Math.Min(from, text.Length)..].TrimStart();
        var end = words.Length <= 32 ? words.Length : words.LastIndexOf(' ', 32) is > 0 and var space ? space : 32;
        return end == words.Length ? words : words[..end] + "…";
    }
}
