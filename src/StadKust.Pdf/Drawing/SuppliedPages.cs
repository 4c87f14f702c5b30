using System.Globalization;
using StadKust.Pdf.Objects;
using StadKust.Pdf.Supplied;
using StadKust.Typesetting;

namespace StadKust.Pdf.Drawing;

/// <summary>A supplied page as a form of our file.</summary>
/// <param name="ToBox">From the page's own space to the box it is placed by.</param>
internal readonly record struct WrittenAdvert(string Name, Ref Reference, Matrix ToBox, bool IsTransparent);

/// <summary>Supplied pages, each copied into the file once: its objects as they are, under new numbers.</summary>
/// <remarks>Streams, numbers and strings are copied byte for byte; nothing is drawn, packed or coloured anew (H-ADS).</remarks>
/// <param name="separations">Inks beyond the four that are printed; null for a screen, which shows all.</param>
internal sealed class SuppliedPages(PdfFile file, IRenditions renditions, IReadOnlyCollection<string>? separations, CancellationToken stop)
{
    // A page's own drawing, not what points back into its file or speaks of it.
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal) { "Parent", "StructParent", "StructParents", "Metadata", "PieceInfo", "Length", "Alternates" };
    private readonly Dictionary<(Hash, int), (WrittenAdvert Form, PageBoxes Boxes)> written = [];

    /// <exception cref="InvalidDataException">The page cannot be placed; the message says why.</exception>
    public WrittenAdvert this[PdfMark mark]
    {
        get
        {
            if (!written.TryGetValue((mark.File, mark.Page), out var known))
            {
                written[(mark.File, mark.Page)] = known = Write(mark);
            }

            return known.Form with { ToBox = known.Boxes.To(known.Boxes[mark.Box]) };
        }
    }

    private (WrittenAdvert Form, PageBoxes Boxes) Write(PdfMark mark)
    {
        stop.ThrowIfCancellationRequested();
        var page = SuppliedPage.Open(renditions.Supplied(mark.File), mark.Page);
        if (page.Seen.Fault is { } fault)
        {
            throw Refused(mark, $"cannot be placed ({fault}): {page.Seen.Detail}");
        }

        if (separations is not null && page.Seen.Separations.FirstOrDefault(s => !separations.Contains(s, StringComparer.Ordinal)) is { } spot)
        {
            throw Refused(mark, $"uses the ink '{spot}', which this edition does not print (R0020)");
        }

        var copy = new Copy(page.File, file);
        var contents = Joined(page, mark);
        var resources = copy.Owned(page.Resources);
        var group = page.File.Dictionary(page.Page["Group"]) is { } own ? copy.Owned(own) : null;
        var number = file.Reserve();
        file.WriteForeignStream(number, contents.Bytes, d =>
        {
            d.Name("Type", "XObject").Name("Subtype", "Form").Numbers("BBox", page.Boxes.Bleed.Numbers)
                .Value("Resources", b => b.Raw(resources).Raw(" "));
            if (group is not null)
            {
                d.Value("Group", b => b.Raw(group).Raw(" "));
            }

            if (contents.Filter is not null)
            {
                d.Value("Filter", b => b.Raw(contents.Filter).Raw(" "));
            }
        });
        copy.Rest(stop);
        var name = string.Create(CultureInfo.InvariantCulture, $"A{written.Count + 1}");
        return (new WrittenAdvert(name, number, default, copy.IsTransparent || group is not null), page.Boxes);
    }

    /// <summary>One stream as it is; several joined, as a page is: unpacked, for a form has one.</summary>
    private static (byte[] Bytes, byte[]? Filter) Joined(SuppliedPage page, PdfMark mark)
    {
        var parts = ForeignLook.Contents(page.File, page.Page);
        if (parts is [var only] && only.Dictionary["DecodeParms"] is null)
        {
            return (only.Stored.ToArray(), page.File.Resolve(only.Dictionary["Filter"]) switch
            {
                ForeignName filter => filter.Bytes.ToArray(),
                ForeignArray { Items: [ForeignName filter] } => filter.Bytes.ToArray(),
                _ => null,
            });
        }

        var joined = new MemoryStream();
        foreach (var part in parts)
        {
            joined.Write(page.File.Unpack(part) ?? throw Refused(mark, "is packed in a way that cannot be joined"));
            joined.WriteByte((byte)'\n');
        }

        return (PdfFile.Packed(joined.GetBuffer().AsSpan(0, (int)joined.Length)), "/FlateDecode"u8.ToArray());
    }

    private static InvalidDataException Refused(PdfMark mark, string why) => new($"The supplied page {mark.File} ({mark.From.What}) {why}.");

    /// <summary>Copies objects and remembers under which number.</summary>
    private sealed class Copy(ForeignPdf from, PdfFile to)
    {
        private const int MostObjects = 100_000;
        private readonly Dictionary<int, Ref> numbers = [];
        private readonly Queue<int> waiting = new();

        public bool IsTransparent { get; private set; }

        /// <summary>A value with references to our own numbers.</summary>
        public byte[] Owned(ForeignValue value)
        {
            var text = new PdfBuffer();
            Value(text, value);
            return text.Written.ToArray();
        }

        /// <summary>Everything referred to and not yet written.</summary>
        public void Rest(CancellationToken stop)
        {
            while (waiting.TryDequeue(out var number))
            {
                stop.ThrowIfCancellationRequested();
                var value = from.Resolve(new ForeignReference(number)) ?? ForeignValue.Null;
                if (value is ForeignStream stream)
                {
                    var entries = new PdfBuffer();
                    Entries(entries, stream.Dictionary);
                    to.WriteForeignStream(numbers[number], stream.Stored.Span, d => d.Raw(entries.Written));
                    continue;
                }

                var owned = Owned(value);
                to.WriteValue(numbers[number], b => b.Raw(owned));
            }
        }

        private void Value(PdfBuffer text, ForeignValue value)
        {
            switch (value)
            {
                case ForeignRaw raw:
                    text.Raw(raw.Bytes.Span).Raw(" ");
                    break;
                case ForeignName name:
                    text.Raw(name.Bytes.Span).Raw(" ");
                    break;
                case ForeignReference reference:
                    text.Integer(Number(reference.Number).Number).Raw("0 R ");
                    break;
                case ForeignArray array:
                    text.Raw("[");
                    array.Items.ForEach(i => Value(text, i));
                    text.Raw("] ");
                    break;
                case ForeignDictionary dictionary:
                    text.Raw("<< ");
                    Entries(text, dictionary);
                    text.Raw(">> ");
                    break;
                default:
                    throw new InvalidDataException("A supplied page has a value that is none.");
            }
        }

        private void Entries(PdfBuffer text, ForeignDictionary dictionary)
        {
            foreach (var (key, value) in dictionary.Entries)
            {
                if (LeftOut.Contains(key.Name))
                {
                    continue;
                }

                IsTransparent |= key.Name switch
                {
                    "SMask" => from.Resolve(value) is not (null or ForeignName { Name: "None" }),
                    "BM" => from.Resolve(value) is not (null or ForeignName { Name: "Normal" or "Compatible" }),
                    "ca" or "CA" => from.Resolve(value) is ForeignRaw { Number: < 1 },
                    _ => false,
                };
                text.Raw(key.Bytes.Span).Raw(" ");
                Value(text, value);
            }
        }

        private Ref Number(int foreign)
        {
            if (!numbers.TryGetValue(foreign, out var own))
            {
                if (numbers.Count >= MostObjects)
                {
                    throw new InvalidDataException($"A supplied page has more than {MostObjects} objects.");
                }

                numbers[foreign] = own = to.Reserve();
                waiting.Enqueue(foreign);
            }

            return own;
        }
    }
}
