using StadKust.Preflight.Reading;

namespace StadKust.Preflight.Drawing;

/// <summary>Forms, pictures, groups and masks.</summary>
internal sealed partial class PageRun
{
    private void XObject(string name)
    {
        var found = resources.Dict("XObject")[name];
        if (found is not PdfStream stream)
        {
            Trouble($"object /{name} is not in the resources");
            return;
        }

        switch (stream.Dict.Name("Subtype"))
        {
            case "Image":
                Image(stream, name);
                break;
            case "Form":
                Form(stream, name);
                break;
            default:
                Trouble($"object /{name} is of subtype {stream.Dict.Name("Subtype")}");
                break;
        }
    }

    private void Form(PdfStream form, string name)
    {
        facts.Forms.Add(form);
        var outside = state.Copy();
        var group = form.Dict.Find("Group");
        var isGroup = group?.Name("S") == "Transparency";
        if (isGroup)
        {
            facts.Groups.Add((Written(group!, "CS"), inside + name, false));
            facts.IsTransparent = true;
            var bounds = form.Dict.Array("BBox").Count == 4
                ? Outline.Of(Box.Of(form.Dict.Array("BBox").Numbers())).On(Matrix.Of(form.Dict.Array("Matrix").Numbers()).Then(state.Ctm)).Bounds().Intersect(state.Clip)
                : state.Clip;
            painter?.BeginGroup(group!.Bool("I") ?? false, bounds, outside);
            (state.FillOpacity, state.StrokeOpacity, state.Blend, state.Mask, state.HasMask) = (1, 1, "Normal", null, false);
        }

        if (depth < book.Limits.Forms && open.Add(form.Dict))
        {
            Inner(form, Matrix.Of(form.Dict.Array("Matrix").Numbers()).Then(state.Ctm), form.Dict.Array("BBox").Count == 4 ? Box.Of(form.Dict.Array("BBox").Numbers()) : null, name, isSilent);
            open.Remove(form.Dict);
        }
        else
        {
            Trouble($"forms are nested too deep or in a circle at /{name}");
        }

        state = outside;
        if (isGroup)
        {
            painter?.EndGroup(outside);
        }
    }

    private void Inner(PdfStream stream, Matrix place, Box? box, string name, bool silent)
    {
        var (oldResources, oldInside, oldBase, oldSilent, oldPath, oldTagged) = (resources, inside, BaseMatrix, isSilent, path, tagged);
        var oldOperands = operands.ToArray();
        var decoded = stream.Decode(book.Limits);
        if (decoded.Trouble is { } trouble)
        {
            Trouble($"object {stream.Dict.Number}: {trouble}");
        }

        state.Ctm = place;
        if (box is { } b)
        {
            Clip(Outline.Of(b).On(place), false);
        }

        resources = stream.Dict.Find("Resources") ?? resources;
        inside = inside.Length == 0 ? name : $"{inside} / {name}";
        BaseMatrix = place;
        isSilent = silent;
        path = new Outline();
        depth++;
        saved.Add(state.Copy());
        Contents(decoded.Bytes);
        saved.RemoveAt(saved.Count - 1);
        depth--;
        (resources, inside, BaseMatrix, isSilent, path, tagged) = (oldResources, oldInside, oldBase, oldSilent, oldPath, oldTagged);
        operands.Clear();
        operands.AddRange(oldOperands);
    }

    private void SoftMask(PdfDict? mask)
    {
        (state.HasMask, state.Mask) = (mask is not null, null);
        if (mask?.Stream("G") is not { } form)
        {
            return;
        }

        facts.IsTransparent = true;
        var group = form.Dict.Dict("Group");
        facts.Groups.Add((Written(group, "CS"), inside + "SMask", mask.Name("S") == "Luminosity"));
        if (depth >= book.Limits.Forms || !open.Add(form.Dict))
        {
            Trouble("masks are nested too deep or in a circle");
            return;
        }

        var (outside, wasSilent) = (state.Copy(), isSilent);
        void Draw()
        {
            state = outside.Copy();
            (state.Fill, state.Stroke, state.OverprintFill, state.OverprintStroke) = (Drawing.Paint.Black, Drawing.Paint.Black, false, false);
            (state.FillOpacity, state.StrokeOpacity, state.Blend, state.Clip, state.ClipMask) = (1, 1, "Normal", facts.Page.Media, null);
            (state.HasMask, state.Mask) = (false, null);
            Inner(form, Matrix.Of(form.Dict.Array("Matrix").Numbers()).Then(state.Ctm), form.Dict.Array("BBox").Count == 4 ? Box.Of(form.Dict.Array("BBox").Numbers()) : null, "SMask", silent: true);
        }

        var isLuminosity = mask.Name("S") == "Luminosity";
        object? made = null;
        if (painter is null)
        {
            Draw();
        }
        else
        {
            var space = book.Space(group["CS"], resources);
            made = painter.Mask(isLuminosity, mask.Has("BC") ? space.Ink(mask.Array("BC").Numbers()) : new Ink(0, 0, 0, 1), Draw);
        }

        open.Remove(form.Dict);
        (state, isSilent) = (outside, wasSilent);
        state.Mask = made;
    }

    private void Image(PdfStream stream, string name)
    {
        var dict = stream.Dict;
        var isMask = dict.Bool("ImageMask") ?? dict.Bool("IM") ?? false;
        var (width, height) = (dict.Integer("Width") ?? dict.Integer("W") ?? 0, dict.Integer("Height") ?? dict.Integer("H") ?? 0);
        var written = dict.Has("ColorSpace") ? dict["ColorSpace"] : dict["CS"];
        var space = isMask || written is PdfNull ? null : book.Space(written, resources);
        var m = state.Ctm;
        var horizontal = Math.Sqrt((m.A * m.A) + (m.B * m.B)) / 72;
        var vertical = Math.Sqrt((m.C * m.C) + (m.D * m.D)) / 72;
        var ppi = horizontal > 0 && vertical > 0 ? Math.Min(width / horizontal, height / vertical) : double.PositiveInfinity;
        var bits = isMask ? 1 : dict.Integer("BitsPerComponent") ?? dict.Integer("BPC") ?? 8;
        if (width <= 0 || height <= 0)
        {
            Trouble($"picture {name} has no size");
            return;
        }

        if (!isMask && space is null && !stream.Filters.Contains("JPXDecode"))
        {
            Trouble($"picture {name} has no colour space");
        }

        if (dict.Has("SMask"))
        {
            facts.IsTransparent = true;
        }

        var bounds = Outline.Of(new Box(0, 0, 1, 1)).On(m).Bounds();
        var visible = bounds.Intersect(state.Clip);
        if (!isSilent && painter is null && !visible.IsEmpty)
        {
            var paint = isMask || space is null ? state.Fill : new Paint(space, [], new Ink(0, 0, 0, 0.5));
            Keep(new Drawn
            {
                Kind = DrawnKind.Image,
                Bounds = visible,
                Paint = paint,
                Overprints = state.OverprintFill,
                OverprintMode = state.OverprintMode,
                Opacity = state.FillOpacity,
                Blend = state.Blend,
                HasMask = state.HasMask || dict.Has("SMask"),
                Inside = inside,
                Tagged = tagged,
                Image = new DrawnImage(name, dict, width, height, bits, space, isMask, ppi),
                IsOverOthers = backdrop.Meets(visible),
            });
        }

        painter?.Image(stream, resources, state);
    }

    private void InlineImage(PdfParser parser, byte[] bytes)
    {
        var entries = new Dictionary<string, PdfValue>(StringComparer.Ordinal);
        while (parser.Read() is { } key && key is not PdfKeyword { Value: "ID" })
        {
            if (key is not PdfName name || parser.Read() is not { } value)
            {
                Trouble("broken inline picture");
                return;
            }

            entries[name.Value] = value;
        }

        var start = Math.Min(parser.Position + 1, bytes.Length);
        var end = EndOfImage(bytes, start);
        if (end < 0)
        {
            Trouble("an inline picture has no end");
            parser.Position = bytes.Length;
            return;
        }

        parser.Position = end + 2;
        var length = end > start && PdfParser.IsSpace(bytes[end - 1]) ? end - 1 - start : end - start;
        Image(new PdfStream(new PdfDict(null, entries), bytes.AsMemory(start, length)), "inline");
    }

    // "EI" between white space, with something behind it that can be contents.
    private static int EndOfImage(byte[] bytes, int from)
    {
        for (var at = from; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 'E' && bytes[at + 1] == 'I' && (at == from || PdfParser.IsSpace(bytes[at - 1])) && (at + 2 >= bytes.Length || PdfParser.IsSpace(bytes[at + 2])))
            {
                var behind = bytes.AsSpan(at + 2, Math.Min(16, bytes.Length - at - 2));
                if (behind.IndexOfAnyExceptInRange((byte)9, (byte)126) < 0)
                {
                    return at;
                }
            }
        }

        return -1;
    }
}
