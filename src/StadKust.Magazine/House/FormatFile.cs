using StadKust.Typesetting;

namespace StadKust.Magazine.House;

/// <summary><c>print/format.yaml</c>: trim, bleed, safety and baseline grid.</summary>
internal static class FormatFile
{
    public static PageFormat Read(YamlFile file)
    {
        var root = file.Root;
        var grid = root.MapOrEmpty("grid");
        // The step comes first: the other lengths may be given in grid lines.
        var step = grid.LengthOr("step", Length.Pt(12), Length.Pt(12));
        var first = grid.LengthOr("first", step, step);
        grid.NoOthers();
        if (step.Points < 4)
        {
            grid.Fault("step", "wrong-length", $"A grid step of {step.Points} pt is too small; at least 4 pt is asked.");
            step = Length.Pt(12);
        }

        var trim = root.MapOrEmpty("trim");
        var width = trim.LengthOr("width", step, Length.Mm(210));
        var height = trim.LengthOr("height", step, Length.Mm(275));
        trim.NoOthers();
        var bleed = Edges.All(root.LengthOr("bleed", step, Length.Mm(3)));
        var safety = root.MapOrEmpty("safety");
        var edges = new Edges(
            safety.LengthOr("head", step, Length.Mm(5)),
            safety.LengthOr("outer", step, Length.Mm(7)),
            safety.LengthOr("foot", step, Length.Mm(5)),
            safety.LengthOr("gutter", step, Length.Mm(10)));
        safety.NoOthers();
        root.NoOthers();
        return new PageFormat(new Size(width, height), bleed, edges, edges.Inner, new Grid(first, step));
    }
}
