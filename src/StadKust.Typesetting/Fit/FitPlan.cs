namespace StadKust.Typesetting;

/// <summary>What has been turned so far to make a story fit; each rung has its own part, so that one can be taken back.</summary>
internal sealed record FitPlan(
    IReadOnlyDictionary<ParagraphId, int> Looseness, Tuning Tuning, IReadOnlyDictionary<ObjectId, int> Crops,
    IReadOnlySet<ObjectId> Objects, IReadOnlySet<ParagraphId> Paragraphs, int ColumnLines)
{
    public static FitPlan None { get; } = new(
        new Dictionary<ParagraphId, int>(), default, new Dictionary<ObjectId, int>(), new HashSet<ObjectId>(), new HashSet<ParagraphId>(), 0);

    /// <summary>The same without what one rung did.</summary>
    public FitPlan Without(FitRung rung) => rung switch
    {
        FitRung.Looseness => this with { Looseness = None.Looseness },
        FitRung.Tracking => this with { Tuning = default },
        FitRung.Crop => this with { Crops = None.Crops },
        FitRung.Quote => this with { Objects = None.Objects },
        FitRung.Optional => this with { Paragraphs = None.Paragraphs },
        _ => this with { ColumnLines = 0 },
    };

    /// <summary>The blocks of the story as the plan wants them; what stands by is left out until it is called.</summary>
    public List<Block> Apply(IReadOnlyList<Block> blocks)
    {
        var result = new List<Block>(blocks.Count);
        foreach (var block in blocks)
        {
            if (block is TextBlock text)
            {
                // In the sets is what changed its mind: out what would be in, in what stands by.
                if (text.Source.Standby == Paragraphs.Contains(text.Source.Id))
                    result.Add(Turned(text));
            }
            else if (block is ObjectBlock found && found.Source.Standby == Objects.Contains(found.Source.Id))
            {
                result.Add(Crops.TryGetValue(found.Source.Id, out var lines) ? new ObjectBlock(found.Source, found.Text, lines) : found);
            }
        }

        return result;
    }

    /// <summary>What an editor should know of it, rung by rung.</summary>
    public IEnumerable<FitStep> Steps(Story story)
    {
        foreach (var (paragraph, lines) in Looseness)
            yield return new FitStep(lines < 0 ? FitStep.Shorter : FitStep.Longer, paragraph, Math.Abs(lines));
        if (Tuning.Letter != 0)
            yield return new FitStep(FitStep.LetterSpace, null, Tuning.Letter * 100);
        if (Tuning.Glyph != 0)
            yield return new FitStep(FitStep.GlyphScale, null, Tuning.Glyph * 100);
        foreach (var (picture, lines) in Crops)
            yield return new FitStep(lines < 0 ? FitStep.PictureLower : FitStep.PictureHigher, story.Objects.First(o => o.Id == picture).At, Math.Abs(lines));
        foreach (var quote in story.Objects.Where(o => Objects.Contains(o.Id)))
            yield return new FitStep(quote.Standby ? FitStep.QuoteIn : FitStep.QuoteOut, quote.At, 1);
        foreach (var paragraph in story.Paragraphs.Where(p => Paragraphs.Contains(p.Id)))
            yield return new FitStep(paragraph.Standby ? FitStep.ParagraphIn : FitStep.ParagraphOut, paragraph.Id, 1);
        if (ColumnLines != 0)
            yield return new FitStep(ColumnLines > 0 ? FitStep.ColumnsLonger : FitStep.ColumnsShorter, null, Math.Abs(ColumnLines));
    }

    private TextBlock Turned(TextBlock text)
    {
        var loose = Looseness.GetValueOrDefault(text.Source.Id);
        var tuning = IsRunning(text) ? Tuning : default;
        return loose == 0 && tuning == default ? text : new TextBlock(text.Text, loose, tuning) { Continued = text.Continued };
    }

    /// <summary>Running text: what reads as one grey, so that a change goes unseen when all of it changes.</summary>
    public static bool IsRunning(TextBlock text) => text.Style is { Role: Role.Paragraph, Align: Align.Justified };
}
