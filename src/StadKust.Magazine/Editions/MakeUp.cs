using StadKust.Content;
using StadKust.Magazine.House;
using StadKust.Magazine.PressRoom;
using StadKust.Magazine.Stories;
using StadKust.Typesetting;

namespace StadKust.Magazine.Editions;

/// <summary>Makes up an edition: flatplan and content become a plan the typesetter can set.</summary>
internal sealed class MakeUp
{
    private readonly Edition edition;
    private readonly HouseStyle house;
    private readonly ContentSet set;
    private readonly List<PressFinding> findings = [];
    private readonly Dictionary<string, Manuscript> manuscripts = [];
    private readonly Dictionary<StoryId, Story> stories = [];
    private readonly Dictionary<StoryId, string> names = [];
    private readonly HashSet<ObjectId> placed = [];
    private readonly HashSet<Guid> pictures = [];
    private readonly Dictionary<Hash, byte[]> drawings = [];
    private readonly Placeholders placeholders;
    private readonly Adverts adverts;

    private MakeUp(Edition edition, HouseStyle house, ContentSet set)
    {
        this.edition = edition;
        this.house = house;
        this.set = set;
        adverts = new Adverts(edition, house, findings);
        placeholders = new Placeholders(edition, house, set, manuscripts, findings);
    }

    public static MadeUp Of(Edition edition, HouseStyle house, ContentSet set) => new MakeUp(edition, house, set).All();

    private MadeUp All()
    {
        foreach (var (source, key) in edition.Sources)
        {
            if (set.Find(key, edition.CultureOf(source)) is { } item)
            {
                manuscripts[source] = Manuscript.Of(set, item);
            }
            else
            {
                findings.Add(PressWords.Say(
                    "missing-item", $"{edition.File} / {source}", null, source, key, edition.CultureOf(source)));
            }
        }

        var plan = Spreads().ToValueList();
        LeftOut();
        foreach (var key in pictures)
        {
            if (set.Media(key) is { } entry && Rights(entry) is { } refused)
            {
                findings.Add(PressFinding.Of(refused));
            }
        }

        return new MadeUp(plan, stories.Values.ToValueList(), names, [.. edition.Sources.Values, edition.Item], findings)
        {
            Adverts = adverts.Files,
            Drawings = drawings,
        };
    }

    // Leaves of one page that face each other make one spread.
    private IEnumerable<PlannedSpread> Spreads()
    {
        for (var at = 0; at < edition.Leaves.Count; at++)
        {
            var leaf = edition.Leaves[at];
            if (leaf.Pages.Count == 2)
            {
                var empty = leaf.Pages.Select(n => Page(leaf, n, null, []));
                yield return new PlannedSpread(empty.ToValueList(), leaf.Master, Placements(leaf).ToValueList());
            }
            else if (leaf.StartsLeft && at + 1 < edition.Leaves.Count && edition.Leaves[at + 1].Pages.Count == 1)
            {
                var right = edition.Leaves[++at];
                yield return new PlannedSpread([Single(leaf), Single(right)], null, []);
            }
            else
            {
                yield return new PlannedSpread([Single(leaf)], null, []) { StartsLeft = leaf.StartsLeft };
            }
        }
    }

    private PlannedPage Single(Leaf leaf) => Page(leaf, leaf.Pages[0], leaf.Master, Placements(leaf).ToValueList());

    private PlannedPage Page(Leaf leaf, int number, MasterName? master, ValueList<Placement> placements)
    {
        var hasFolio = house.DressingsOf(leaf.Master).Any(d => d.Text?.Contains("{folio", StringComparison.Ordinal) == true);
        return new PlannedPage(new PageIndex(number - 1), hasFolio ? $"{number}" : "", master, placements);
    }

    private IEnumerable<Placement> Placements(Leaf leaf)
    {
        var filled = leaf.Puts.Select(p => p.Frame).ToHashSet();
        foreach (var dressing in house.DressingsOf(leaf.Master))
        {
            if (dressing.Fill is { } colour)
            {
                yield return new FillPlacement(dressing.Frame, colour, dressing.Tint);
            }

            if (dressing is { Text: { } text, Style: { } style } && !filled.Contains(dressing.Frame))
            {
                yield return new TextPlacement(
                    dressing.Frame, Lines(leaf, dressing.Frame, [(style, text)], edition.File), Furniture: true)
                { Stand = dressing.Stand };
            }
        }

        var article = leaf.Puts.OfType<StoryPut>().Select(p => manuscripts.GetValueOrDefault(p.Source)?.Story.Id).OfType<StoryId>().Cast<StoryId?>().FirstOrDefault();
        foreach (var put in leaf.Puts)
        {
            if (One(leaf, put, article) is { } placement)
            {
                yield return placement;
            }
        }
    }

    private Placement? One(Leaf leaf, Put put, StoryId? article)
    {
        var stand = house.DressingsOf(leaf.Master).FirstOrDefault(d => d.Frame == put.Frame)?.Stand ?? Stand.Head;
        switch (put)
        {
            case TextPut text:
                return new TextPlacement(put.Frame, Lines(leaf, put.Frame, text.Lines, put.Where), Furniture: false) { PartOf = article, Stand = stand };
            case StoryPut story when manuscripts.TryGetValue(story.Source, out var manuscript):
                Report(manuscript);
                stories[manuscript.Story.Id] = Dress.In(manuscript.Story with { Objects = [] }, house);
                names[manuscript.Story.Id] = manuscript.Headline;
                return new StoryPlacement(put.Frame, manuscript.Story.Id);
            case CardPut card when manuscripts.TryGetValue(card.Source, out var manuscript):
                Report(manuscript);
                // One arrangement may stand on two pages: each text has its own name.
                var times = names.Keys.Count(k => k.Value.StartsWith($"{manuscript.Story.Id}/card", StringComparison.Ordinal));
                var made = Dress.In(Card.Of(manuscript, set, $"{manuscript.Story.Id}/card{(times == 0 ? "" : $"-{times + 1}")}"), house);
                names[made.Id] = manuscript.Headline;
                return new TextPlacement(put.Frame, made, Furniture: false) { Stand = stand };
            case CalendarPut days:
                return Calendar(leaf, days);
            case AdvertPut advert:
                return adverts.Place(advert, leaf);
            case PicturePut picture:
                return Picture(picture, article);
            case MediaPut own:
                return Picture(own, article);
            case QrPut code when manuscripts.ContainsKey(code.Source):
                return Code(code, article);
            case ObjectPut box:
                return Object(box, article, stand);
            default:
                // The item is missing: said once, when the sources were read.
                return null;
        }
    }

    private StoryPlacement? Calendar(Leaf leaf, CalendarPut days)
    {
        var culture = days.Language ?? edition.Culture;
        var id = new StoryId(days.Language is null ? "calendar" : $"calendar-{culture.Code}");
        var entries = PrintedCalendar.Between(set, days.From, days.To, culture, days.Language?.Code);
        if (entries.Count == 0)
        {
            findings.Add(PressWords.Say(
                "empty-calendar", days.Where, leaf.Pages[0], $"{days.From:yyyy-MM-dd}", $"{days.To:yyyy-MM-dd}"));
            return null;
        }

        IReadOnlyList<CalendarLine> told = days.Most is { } most ? [.. entries.OrderBy(e => e.Day).Take(most)] : entries;
        stories[id] = PlainMarks.Set(CalendarStory.Of(told, days.Recurring, culture, id, house.Layout, days.Order), house.QuotesOf(new PrintCulture(culture.Code)));
        names[id] = set.Phrase("Magazine.Calendar", culture) ?? "";
        return new StoryPlacement(days.Frame, id) { Pool = days.Pool.Select((lines, rank) => Filler(leaf, days, lines, rank)).ToValueList() };
    }

    // A tip or house advert for room the calendar leaves free.
    private Anchored Filler(Leaf leaf, Put put, IReadOnlyList<(StyleName Style, string Text)> lines, int rank)
    {
        var text = Lines(leaf, new FrameName($"{put.Frame}/pool-{rank + 1}"), lines, put.Where).Paragraphs;
        return new Anchored(new ObjectId($"{put.Frame}/pool-{rank + 1}"), new ParagraphId(""), ObjectKind.Box, null, text, null, null);
    }

    private PicturePlacement? Picture(PicturePut put, StoryId? article)
    {
        if (!manuscripts.TryGetValue(put.Source, out var manuscript))
        {
            return null;
        }

        var anchored = put.Number > 0 ? manuscript.Pictures(put.Number) : null;
        var media = put.Number == 0 ? manuscript.MainPicture?.Media : anchored?.Media;
        if (media is null)
        {
            findings.Add(Missing(put, manuscript, ObjectKind.Picture, put.Number));
            return null;
        }

        if (anchored is not null)
        {
            placed.Add(anchored.Id);
        }

        pictures.Add(media.Key);
        var crop = put.Focal is { } focal ? new CropIntent(focal.Left, focal.Top, true) : put.Number == 0 ? manuscript.MainPicture?.Crop : anchored?.Crop;
        return new PicturePlacement(put.Frame, media, put.Number == 0 ? manuscript.MainPicture?.Alt : anchored?.Alt, crop)
        {
            PartOf = article,
        };
    }

    private PicturePlacement? Picture(MediaPut put, StoryId? article)
    {
        var refused = new List<Finding>();
        var picked = new PickedMedia(Guid.Empty, edition.Media[put.Media], put.Focal);
        var found = StoryPicture.Of(set, picked, edition.Culture, null, refused, put.Where);
        findings.AddRange(refused.Select(f => PressFinding.Of(f)));
        if (found is null)
        {
            return null;
        }

        pictures.Add(found.Media.Key);
        return new PicturePlacement(put.Frame, found.Media, found.Alt, found.Crop) { PartOf = article };
    }

    private PicturePlacement Code(QrPut put, StoryId? article)
    {
        var address = edition.Site + QrCode.PathOf(QrCode.Of(edition.Number, edition.Sources[put.Source]));
        var black = house.Layout.Palette.Swatches.First(s => s.Role == SwatchRole.Black).Screen;
        var drawing = QrCode.Drawing(address, $"{black}");
        var hash = Hash.Of(drawing);
        drawings[hash] = drawing;
        var language = new PrintCulture(edition.Culture.Code);
        return new PicturePlacement(put.Frame, new MediaRef(edition.Sources[put.Source], hash, "image/svg+xml", 1), new AltText(address, language, false), null) { PartOf = article };
    }

    private TextPlacement? Object(ObjectPut put, StoryId? article, Stand stand)
    {
        if (!manuscripts.TryGetValue(put.Source, out var manuscript))
        {
            return null;
        }

        if (manuscript.Objects(put.Kind, put.Number) is not { } found)
        {
            findings.Add(Missing(put, manuscript, put.Kind, put.Number));
            return null;
        }

        placed.Add(found.Id);
        var restyled = found.Text.Select(p => put.Styles.TryGetValue(p.Style, out var other) ? p with { Style = other } : p).ToValueList();
        var story = new Story(new StoryId(found.Id.Value), manuscript.Story.From, manuscript.Story.Language, restyled, []);
        names[story.Id] = manuscript.Headline;
        return new TextPlacement(put.Frame, Dress.In(story, house), Furniture: false) { PartOf = article, Stand = stand };
    }

    private Story Lines(Leaf leaf, FrameName frame, IReadOnlyList<(StyleName Style, string Text)> lines, string where)
    {
        var language = new PrintCulture((leaf.Language ?? edition.Culture).Code);
        var id = new StoryId($"p{leaf.Pages[0]}/{frame}");
        var number = 0;
        var paragraphs = new List<Paragraph>();
        foreach (var (style, text) in lines)
        {
            var filled = PlainMarks.Set(placeholders.Fill(text, leaf, leaf.Pages[0], where), language, house.QuotesOf(language)).Replace('\n', '\u2028').Trim();
            if (filled.Length > 0)
            {
                paragraphs.Add(new Paragraph(new ParagraphId($"{id}/{++number}"), style, [Span.Plain(filled, language)], Fit.Fixed));
            }
        }

        names.TryAdd(id, id.Value);
        return new Story(id, SnapshotRef.File(language, ""), language, paragraphs.ToValueList(), []);
    }

    private void Report(Manuscript manuscript) => findings.AddRange(manuscript.Findings.Select(f => PressFinding.Of(f)).Except(findings));

    // A box, quotation or picture of a story that stands nowhere: nobody should find that out from the printed copy.
    private void LeftOut()
    {
        foreach (var manuscript in manuscripts.Where(m => !edition.OnlineOnly.Contains(m.Key)).Select(m => m.Value).Where(m => stories.ContainsKey(m.Story.Id)))
        {
            foreach (var left in manuscript.Story.Objects.Where(o => !placed.Contains(o.Id)))
            {
                findings.Add(PressWords.Say(
                    "object-left-out", $"{edition.File} / {manuscript.Headline}", null,
                    manuscript.Headline, left.Kind.ToString().ToLowerInvariant(), Beginning(left)));
            }
        }
    }

    private Finding? Rights(MediaEntry entry)
    {
        var delivered = set.Find(edition.Item, edition.Culture)?.Values.Date("delivered") ?? edition.Made.UtcDateTime;
        return Media.MediaRights.Of(entry).Against(
            new Media.MediaUse(Media.Channel.Print, DateOnly.FromDateTime(delivered), "NL", edition.Run), $"{edition.File} / {entry.Name}");
    }

    private static PressFinding Missing(Put put, Manuscript manuscript, ObjectKind kind, int number) => PressWords.Say(
        "missing-object", put.Where, null, manuscript.Headline, kind.ToString().ToLowerInvariant(), number);

    private static string Beginning(Anchored anchored)
    {
        var text = anchored.Text.Count > 0 ? string.Concat(anchored.Text[0].Spans.Select(s => s.Text)) : anchored.Id.Value;
        return text.Length > 40 ? text[..40] + "…" : text;
    }
}

/// <summary>An edition ready to be set.</summary>
/// <param name="Names">What people call a story: its headline, or the frame of a small text.</param>
/// <param name="Items">Keys of the items used: when one of them changes, the edition is set anew.</param>
internal sealed record MadeUp(
    ValueList<PlannedSpread> Plan, ValueList<Story> Stories, IReadOnlyDictionary<StoryId, string> Names, IReadOnlyCollection<Guid> Items,
    IReadOnlyList<PressFinding> Findings)
{
    /// <summary>Supplied files that were placed, by their hash.</summary>
    public IReadOnlyDictionary<Hash, ReadOnlyMemory<byte>> Adverts { get; init; } = new Dictionary<Hash, ReadOnlyMemory<byte>>();

    /// <summary>Drawings made for this edition, by hash: printed codes.</summary>
    public IReadOnlyDictionary<Hash, byte[]> Drawings { get; init; } = new Dictionary<Hash, byte[]>();
}
