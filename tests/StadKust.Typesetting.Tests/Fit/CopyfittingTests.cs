namespace StadKust.Typesetting.Tests;

/// <summary>Texts up to six lines too long or too short, and the first rung that makes them fit.</summary>
public class CopyfittingTests
{
    private static readonly ParagraphStyle Body = Given.Style("body", Given.Literata) with
    {
        Text = Given.Character(Given.Literata, 9.3),
        Align = Align.Justified,
        Spaces = SpaceLimits.Magazine,
        Hyphens = Hyphens.Magazine,
    };

    private static readonly ParagraphStyle Head = Body with { Name = new StyleName("head"), Align = Align.Left, Role = Role.H2, Keeps = new Keeps(1, 1, true, true) };
    private static readonly ParagraphStyle Quote = Body with { Name = new StyleName("quote"), Align = Align.Left, Role = Role.Quotation, Keeps = new Keeps(1, 1, false, true) };

    // Opened once: a fixture tries many lengths of a text.
    private static readonly ThreadLocal<Collect> Composing = new(() => new Collect(Given.Layout([Body], Given.Frame()), new FontBook(Given.Fonts)));
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<(string Text, int Sign, Culture Language), string> TurnableOnce = new();

    private static readonly string[] Dutch =
    [
        "In de vroege ochtend ligt de haven er stil bij, alleen de meeuwen zijn al aan het werk. Wie hier rond zes uur langs de kade loopt, ziet hoe de eerste vissers hun netten controleren en hoe in de loods het licht aangaat. Het is de stilste tijd van de dag, en volgens veel bewoners ook de mooiste.",
        "De garnalenkotter van de familie vaart al drie geslachten uit. Grootvader begon met een houten schip en een zeil, vader kocht de motor, en de dochter die nu aan het roer staat heeft er een website bij gemaakt waarop bezoekers een plaats kunnen reserveren. Dat loopt goed, zegt ze, zolang het niet te hard waait.",
        "Na het binnenlopen wordt de vangst op de kade gekookt. De geur trekt over de boulevard, en voordat de klok acht slaat staat er een rij. Er zijn mensen bij die elke week komen, uit de stad, op de fiets, langs de rivier die hier eeuwenlang niet in zee kon komen.",
        "Wie wil weten hoe dat zat, loopt door naar het museum achter de kerk. Daar hangt een kaart waarop de monding nog getekend is als een moeras, met aan weerszijden duinen en een toren die al lang in zee is verdwenen.",
        "Aan het eind van de middag wordt het weer rustig. De terrassen lopen leeg, het licht strijkt laag over het water en op de pier staan de vissers die er elke avond staan, of ze nu iets vangen of niet.",
    ];

    private static readonly string[] German =
    [
        "Am frühen Morgen liegt der Hafen still, nur die Möwen sind schon bei der Arbeit. Wer hier gegen sechs Uhr am Kai entlanggeht, sieht, wie die ersten Fischer ihre Netze prüfen und wie in der Halle das Licht angeht. Es ist die ruhigste Zeit des Tages und nach Ansicht vieler Bewohner auch die schönste.",
        "Der Krabbenkutter der Familie fährt schon in der dritten Generation aus. Der Großvater begann mit einem hölzernen Schiff und einem Segel, der Vater kaufte den Motor, und die Tochter, die jetzt am Steuer steht, hat eine Webseite dazu gemacht, auf der Besucher einen Platz reservieren können. Das läuft gut, sagt sie, solange der Wind nicht zu stark ist.",
        "Nach dem Einlaufen wird der Fang am Kai gekocht. Der Duft zieht über die Promenade, und bevor es acht schlägt, steht dort eine Schlange. Manche kommen jede Woche, aus der Stadt, mit dem Fahrrad, am Fluss entlang, der hier jahrhundertelang nicht ins Meer gelangen konnte.",
        "Wer wissen will, wie das war, geht weiter zum Museum hinter der Kirche. Dort hängt eine Karte, auf der die Mündung noch als Sumpf gezeichnet ist, mit Dünen auf beiden Seiten und einem Turm, der längst im Meer verschwunden ist.",
        "Am Ende des Nachmittags wird es wieder ruhig. Die Terrassen leeren sich, das Licht streicht flach über das Wasser, und auf der Mole stehen die Angler, die dort jeden Abend stehen, ob sie nun etwas fangen oder nicht.",
    ];

    /// <param name="off">Lines the text is too long (above 0) or too short.</param>
    /// <param name="kit">What there is to turn: l paragraphs of some length (else all are too short to turn), c a picture, q quotes, o marked paragraphs, k six column lines.</param>
    [Theory]
    [InlineData("nl", 1, "lcqok", FitRung.Looseness)]
    [InlineData("nl", 2, "lcqok", FitRung.Looseness)]
    [InlineData("nl", 3, "qok", FitRung.Quote)]
    [InlineData("nl", 4, "cqok", FitRung.Crop)]
    [InlineData("nl", 5, "ok", FitRung.Optional)]
    [InlineData("nl", 6, "k", FitRung.Columns)]
    [InlineData("nl", -1, "lcqok", FitRung.Looseness)]
    [InlineData("nl", -2, "lcqok", FitRung.Looseness)]
    [InlineData("nl", -3, "qok", FitRung.Quote)]
    [InlineData("nl", -4, "cqok", FitRung.Crop)]
    [InlineData("nl", -5, "ok", FitRung.Optional)]
    [InlineData("nl", -6, "k", FitRung.Columns)]
    [InlineData("de", 1, "lcqok", FitRung.Looseness)]
    [InlineData("de", 2, "lcqok", FitRung.Looseness)]
    [InlineData("de", 3, "qok", FitRung.Quote)]
    [InlineData("de", 4, "cqok", FitRung.Crop)]
    [InlineData("de", 5, "ok", FitRung.Optional)]
    [InlineData("de", 6, "k", FitRung.Columns)]
    [InlineData("de", -1, "lcqok", FitRung.Looseness)]
    [InlineData("de", -2, "lcqok", FitRung.Looseness)]
    [InlineData("de", -3, "qok", FitRung.Quote)]
    [InlineData("de", -4, "cqok", FitRung.Crop)]
    [InlineData("de", -5, "ok", FitRung.Optional)]
    [InlineData("de", -6, "k", FitRung.Columns)]
    public void The_first_rung_that_suffices_is_taken(string language, int off, string kit, FitRung rung)
    {
        var story = Story(language, kit, off);
        var high = Height(story) - off;
        var allowed = kit.Contains('k', StringComparison.Ordinal) ? 6 : 0;

        var set = Set(story, high, new Copyfit(allowed));
        var below = Set(story, high, new Copyfit(allowed, rung - 1));

        Assert.True(Fits(set), string.Join('\n', FitWords.Say(set, story)));
        Assert.False(Fits(below), string.Join('\n', FitWords.Say(below, story)));
        Assert.Contains(set.Log, s => RungOf(s.What) == rung);
        Assert.DoesNotContain(set.Log, s => RungOf(s.What) > rung);
        AssertWithinLimits(set);
        Assert.Equal(story.Paragraphs.Sum(p => p.Characters), Placed(set, story) + set.LeftOut.Sum(r => r.Source.Count));
    }

    [Fact]
    public void What_still_does_not_fit_is_told_exactly()
    {
        var story = Story("nl", "");
        var set = Set(story, Height(story) - 3, new Copyfit(0, FitRung.Looseness));
        var words = FitWords.Say(set, story).ToList();

        Assert.Equal(set.Rest.Sum(r => r.Lines), set.Log.Single(s => s.What == FitStep.LinesOver).Amount);
        Assert.Equal(set.Rest.Sum(r => r.Source.Count), set.Log.Single(s => s.What == FitStep.CharactersOver).Amount);
        Assert.Contains(words, w => w.Contains("te lang; wat vanaf ‘", StringComparison.Ordinal));
        Assert.Contains(words, w => w.Contains("tekens te veel", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_that_is_too_short_says_how_many_characters_there_is_room_for()
    {
        var story = Story("de", "");
        var set = Set(story, Height(story) + 8, new Copyfit(0, FitRung.Looseness));

        Assert.Equal(8, set.Log.Single(s => s.What == FitStep.LinesUnder).Amount);
        Assert.InRange(set.Log.Single(s => s.What == FitStep.CharactersUnder).Amount, 8 * 30, 8 * 60);
        Assert.Contains("Es ist noch Platz für etwa", FitWords.Say(set, story).Last(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_copyfitting_nothing_is_turned_and_what_stands_by_is_not_set()
    {
        var story = Story("nl", "lcqo");
        var set = Set(story, Height(story) - 2, null);

        Assert.Empty(set.Log);
        Assert.NotEmpty(set.Rest);
        Assert.DoesNotContain(set.Lines, l => l.Paragraph.Value.Contains("standby", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nl", -1, "smaller", "De letters van de hele tekst zijn 1 % smaller.")]
    [InlineData("de", 1, "breiter", "Die Buchstaben des ganzen Textes sind 1 % breiter.")]
    [InlineData("en", -1, "narrower", "The letters of the whole text are 1 % narrower.")]
    public void Steps_are_said_in_three_languages(string language, double amount, string word, string expected)
    {
        var said = FitWords.Say(new FitStep(FitStep.GlyphScale, null, amount), new Culture(language), "");

        Assert.Contains(word, said, StringComparison.Ordinal);
        Assert.Equal(expected, said);
    }

    [Fact]
    public void Every_step_has_words_in_every_language()
    {
        var words = typeof(FitStep).GetFields().Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!).ToList();

        Assert.True(words.Count > 15);
        Assert.All(words, w => Assert.All(["nl", "de", "en"], l => Assert.DoesNotContain("{", FitWords.Say(new FitStep(w, null, 2), new Culture(l), "Hier"), StringComparison.Ordinal)));
        Assert.Equal("De kolommen lopen een regel langer door.", FitWords.Say(new FitStep(FitStep.ColumnsLonger, null, 1), Given.Dutch, ""));
    }

    private static FitRung RungOf(string what) => what switch
    {
        FitStep.Shorter or FitStep.Longer => FitRung.Looseness,
        FitStep.LetterSpace or FitStep.GlyphScale => FitRung.Tracking,
        FitStep.PictureLower or FitStep.PictureHigher => FitRung.Crop,
        FitStep.QuoteIn or FitStep.QuoteOut => FitRung.Quote,
        FitStep.ParagraphIn or FitStep.ParagraphOut => FitRung.Optional,
        FitStep.ColumnsLonger or FitStep.ColumnsShorter => FitRung.Columns,
        _ => 0,
    };

    private static bool Fits(SetStory set) => set.Rest.Count == 0 && set.Log.All(s => s.What is not (FitStep.LinesOver or FitStep.LinesUnder));

    private static void AssertWithinLimits(SetStory set)
    {
        foreach (var line in set.Lines.Where(l => !l.Facts.IsLast && l.Facts.Stretch is <= 1 and >= -1 && !l.Facts.IsOverfull))
            Assert.InRange(line.Facts.WordSpace, 0.849, 1.2001);
        Assert.All(set.Lines, l => Assert.True(l.Facts.Stretch >= -1.0001));
        Assert.All(set.Lines.SelectMany(l => l.Runs), r => Assert.InRange(r.ScaleX, 0.9799, 1.0201));
        Assert.All(set.Lines, l => Assert.Equal(0, l.Baseline.Y.Points % Given.Step, 2));
    }

    private static int Placed(SetStory set, Story story)
    {
        var own = story.Paragraphs.Select(p => p.Id).ToHashSet();
        return set.Lines.Where(l => own.Contains(l.Paragraph)).Sum(l => l.Source.Count);
    }

    private static Story Story(string language, string kit, int off = 1)
    {
        var culture = new Culture(language);
        var texts = language == "nl" ? Dutch : German;
        var paragraphs = new List<Paragraph>();
        var isLong = kit.Contains('l', StringComparison.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            // Short ones are their first two lines only: nothing can be gained there.
            var text = isLong ? TurnableOnce.GetOrAdd((texts[i] + " " + texts[(i + 1) % texts.Length], Math.Sign(off), culture), k => Turnable(k.Text, k.Sign, k.Language)) : texts[i][..texts[i].IndexOf(' ', 62)] + ".";
            paragraphs.Add(Given.Paragraph(text, id: $"p{i}", language: culture));
        }

        var objects = new List<Anchored>();
        if (kit.Contains('c', StringComparison.Ordinal))
        {
            objects.Add(new Anchored(
                new("picture"), new("p1"), ObjectKind.Picture, new MediaRef(Guid.Empty, new Hash("aa"), "image/jpeg", 0.6), [], null, new CropIntent(0.5, 0.5, true)));
        }

        if (kit.Contains('q', StringComparison.Ordinal))
        {
            objects.Add(QuoteOf("quote", "p2", culture, false));
            objects.Add(QuoteOf("standby-quote", "p3", culture, true));
        }

        if (kit.Contains('o', StringComparison.Ordinal))
        {
            paragraphs.Insert(4, Given.Paragraph(OfLines(5, texts[1], culture), id: "optional", language: culture) with { Fit = new Fit(true, 0) });
            paragraphs.Insert(2, Given.Paragraph(OfLines(5, texts[0], culture), id: "standby", language: culture) with { Standby = true });
        }

        return new Story(new StoryId("s"), SnapshotRef.File(culture, ""), culture, paragraphs.ToValueList(), objects.ToValueList());
    }

    // Words are taken off the end until the paragraph can be set a line shorter (or longer) without harm.
    private static string Turnable(string text, int off, Culture language)
    {
        var words = text.Split(' ');
        for (var count = words.Length; count > 25; count--)
        {
            var trial = string.Join(' ', words[..count]);
            if (Copyfitting.StrainOf(Collected(trial, language), Measures.Of(200), -Math.Sign(off)) is not null)
                return trial;
        }

        return text;
    }

    private static string OfLines(int lines, string text, Culture language)
    {
        var words = text.Split(' ');
        var count = words.Length;
        while (Break.Into(Collected(string.Join(' ', words[..count]), language), Measures.Of(200), 0).Length > lines)
            count--;
        return string.Join(' ', words[..count]);
    }

    private static CollectedParagraph Collected(string text, Culture language)
    {
        var paragraph = Given.Paragraph(text, language: language);
        return Composing.Value!.Paragraph(paragraph, Given.Story("s", paragraph) with { Language = language });
    }

    private static Anchored QuoteOf(string id, string at, Culture language, bool standby) => new(
        new(id), new(at), ObjectKind.Quotation, null, [Given.Paragraph(language.Code == "nl" ? "Zolang het niet te hard waait" : "Solange der Wind nicht zu stark ist", "quote", id, language)], null, null)
    {
        Standby = standby,
    };

    // Lines of the column that hold the story without copyfitting, exactly.
    private static int Height(Story story)
    {
        var set = Set(story, 200, null);
        Assert.Empty(set.Rest);
        return (int)Math.Round(set.Lines.Max(l => l.Baseline.Y.Points) / Given.Step);
    }

    private static SetStory Set(Story story, int lines, Copyfit? fit)
    {
        var layout = Given.Layout([Body, Head, Quote], Given.Frame(lines: lines, characters: 40));
        return Given.SetPlan(layout, [Given.Page(new StoryPlacement(new("body"), story.Id) { Fit = fit })], story).Stories[0];
    }
}
