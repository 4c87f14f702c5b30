namespace StadKust.Pdf.Supplied;

/// <summary>Walks over everything a supplied page draws with and says what would make our own file wrong.</summary>
internal sealed class ForeignLook(ForeignPdf file)
{
    private const int Deepest = 64;
    private readonly HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
    private bool hasScreenDefault;

    /// <summary>The first that was found.</summary>
    public (SuppliedFault Fault, string Detail)? Fault { get; private set; }

    /// <summary>Inks that separations name.</summary>
    public HashSet<string> Separations { get; } = new(StringComparer.Ordinal);

    public void Page(ForeignDictionary page, ForeignDictionary resources)
    {
        hasScreenDefault = file.Dictionary(resources["ColorSpace"])?["DefaultRGB"] is not null;
        if (file.Dictionary(page["Group"]) is { } group && file.Resolve(group["CS"]) is ForeignName { Name: "DeviceRGB" })
        {
            Say(SuppliedFault.ScreenColours, "The page is blended in DeviceRGB.");
        }

        foreach (var part in Contents(file, page))
        {
            Content(part);
        }

        Walk(resources, Deepest);
    }

    /// <summary>The streams of a page, in order.</summary>
    public static List<ForeignStream> Contents(ForeignPdf file, ForeignDictionary page) => file.Resolve(page["Contents"]) switch
    {
        ForeignStream stream => [stream],
        ForeignArray array => [.. array.Items.Select(i => file.Resolve(i) as ForeignStream ?? throw new DamagedPdfException("A part of the page is not there."))],
        _ => [],
    };

    private void Say(SuppliedFault fault, string detail) => Fault ??= (fault, detail);

    private void Walk(ForeignValue? value, int depth)
    {
        value = file.Resolve(value);
        if (value is null or ForeignRaw or ForeignName or ForeignWord || !seen.Add(value))
        {
            return;
        }

        if (depth == 0)
        {
            throw new DamagedPdfException("Resources are nested too deep.");
        }

        switch (value)
        {
            case ForeignArray array:
                ColourSpace(array);
                array.Items.ForEach(i => Walk(i, depth - 1));
                break;
            case ForeignStream stream:
                Stream(stream);
                Dictionary(stream.Dictionary, depth);
                break;
            case ForeignDictionary dictionary:
                Dictionary(dictionary, depth);
                break;
            default:
                break;
        }
    }

    private void Dictionary(ForeignDictionary dictionary, int depth)
    {
        Font(dictionary);
        foreach (var (key, entry) in dictionary.Entries)
        {
            if (key.Name is "ColorSpace" or "CS" && file.Resolve(entry) is ForeignName { Name: "DeviceRGB" })
            {
                Screen($"{key.Name} is DeviceRGB.");
            }

            if (key.Name is not ("Parent" or "P" or "Metadata" or "PieceInfo"))
            {
                Walk(entry, depth - 1);
            }
        }
    }

    private void ColourSpace(ForeignArray array)
    {
        if (array.Items.Count < 2 || file.Resolve(array.Items[0]) is not ForeignName kind)
        {
            return;
        }

        if (kind.Name == "Separation" && file.Resolve(array.Items[1]) is ForeignName ink)
        {
            Separations.Add(ink.Name);
        }
        else if (kind.Name == "DeviceN" && file.Resolve(array.Items[1]) is ForeignArray inks)
        {
            Separations.UnionWith(inks.Items.Select(i => file.Resolve(i)).OfType<ForeignName>().Select(n => n.Name));
        }
        else if (kind.Name is "Indexed" or "I" or "Pattern" && file.Resolve(array.Items[1]) is ForeignName { Name: "DeviceRGB" or "RGB" })
        {
            Screen($"{kind.Name} colours are based on DeviceRGB.");
        }
    }

    private void Stream(ForeignStream stream)
    {
        var dictionary = stream.Dictionary;
        ForeignValue?[] filters = file.Resolve(dictionary["Filter"]) is ForeignArray array ? [.. array.Items.Select(file.Resolve)] : [file.Resolve(dictionary["Filter"])];
        if (filters.OfType<ForeignName>().FirstOrDefault(f => f.Name is "LZWDecode" or "Crypt") is { } old)
        {
            Say(SuppliedFault.OldPacking, $"A stream is packed with {old.Name}.");
        }

        if (dictionary["F"] is not null || dictionary["OPI"] is not null || dictionary["Ref"] is not null)
        {
            Say(SuppliedFault.Elsewhere, "A stream lies in another file.");
        }

        if (file.Resolve(dictionary["Subtype"]) is ForeignName { Name: "Form" } || dictionary["PatternType"] is not null)
        {
            Content(stream);
        }
    }

    // ISO 32000-1, 9.9: a font is embedded when its descriptor has a program. Type 3 fonts are drawn by the file itself.
    private void Font(ForeignDictionary dictionary)
    {
        if (file.Resolve(dictionary["Type"]) is not ForeignName { Name: "Font" } || file.Resolve(dictionary["Subtype"]) is not ForeignName kind || kind.Name == "Type0")
        {
            return;
        }

        if (kind.Name == "Type3")
        {
            foreach (var (_, glyph) in file.Dictionary(dictionary["CharProcs"])?.Entries ?? [])
            {
                if (file.Resolve(glyph) is ForeignStream stream)
                {
                    Content(stream);
                }
            }

            return;
        }

        var descriptor = file.Dictionary(dictionary["FontDescriptor"]);
        if (descriptor is null || (descriptor["FontFile"] ?? descriptor["FontFile2"] ?? descriptor["FontFile3"]) is null)
        {
            Say(SuppliedFault.FontMissing, $"The font {(file.Resolve(dictionary["BaseFont"]) as ForeignName)?.Name} is not in the file.");
        }
    }

    private void Content(ForeignStream stream)
    {
        if (file.Unpack(stream) is not { } content)
        {
            Say(SuppliedFault.OldPacking, "Content of the page is packed in a way that cannot be checked.");
            return;
        }

        var tokens = new ForeignTokens(content);
        ForeignValue? last = null;
        while (!tokens.IsAtEnd)
        {
            var value = tokens.Read();
            if (value is ForeignWord { Word: var word })
            {
                if (word is "rg" or "RG" || (word is "cs" or "CS" && last is ForeignName { Name: "DeviceRGB" }))
                {
                    Screen($"Content uses the operator {word}.");
                }
                else if (word == "BI")
                {
                    Inline(tokens, content);
                }
            }

            last = value;
        }
    }

    /// <summary>An inline picture: its entries, then bytes up to EI between blanks.</summary>
    private void Inline(ForeignTokens tokens, byte[] content)
    {
        var key = "";
        for (var value = tokens.Read(); value is not ForeignWord { Word: "ID" }; value = tokens.Read())
        {
            if (value is not ForeignName name)
            {
                continue;
            }

            if (key is "CS" or "ColorSpace" && name.Name is "RGB" or "DeviceRGB")
            {
                Screen("A picture within the content is in DeviceRGB.");
            }

            key = name.Name;
        }

        for (var at = tokens.At; at + 3 <= content.Length; at++)
        {
            if (content[at] is 9 or 10 or 13 or 32 && content[at + 1] == 'E' && content[at + 2] == 'I' && (at + 3 == content.Length || content[at + 3] is 9 or 10 or 13 or 32))
            {
                tokens.At = at + 3;
                return;
            }
        }

        throw new DamagedPdfException("A picture within the content does not end.");
    }

    private void Screen(string detail)
    {
        if (!hasScreenDefault)
        {
            Say(SuppliedFault.ScreenColours, detail);
        }
    }
}
