using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace StadKust.Typesetting;

/// <summary>One instance of a variable font as a font file like any other: shaped, embedded and shown with the same outlines.</summary>
/// <remarks>Through HarfBuzz's instancer, which HarfBuzzSharp carries but does not wrap. Glyph numbers stay.</remarks>
public static partial class FontInstance
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>Whether a font file has axes.</summary>
    public static bool IsVariable(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12)
            return false;
        var tables = BinaryPrimitives.ReadUInt16BigEndian(file[4..]);
        for (var i = 0; i < tables && 28 + (16 * i) <= file.Length; i++)
        {
            if (file.Slice(12 + (16 * i), 4).SequenceEqual("fvar"u8))
                return true;
        }

        return false;
    }

    /// <param name="axes">Pinned to their values, inside their limits; all others stand at their default.</param>
    /// <param name="name">How the font is called in messages.</param>
    /// <exception cref="InvalidDataException">The font has no such axis, or cannot be read.</exception>
    public static unsafe ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> variable, ValueList<Axis> axes, string name)
    {
        ArgumentNullException.ThrowIfNull(axes);
        using var pin = variable.Pin();
        using var blob = new Blob((nint)pin.Pointer, variable.Length, MemoryMode.ReadOnly);
        using var face = new Face(blob, 0);
        var input = hb_subset_input_create_or_fail();
        nint pinned = 0;
        nint bytes = 0;
        try
        {
            hb_subset_input_keep_everything(input);
            if (hb_subset_input_pin_all_axes_to_default(input, face.Handle) == 0)
                throw new InvalidDataException($"Font '{name}' is not variable, so it has no axes to pin.");
            foreach (var axis in axes)
            {
                if (axis.Tag.Length != 4 || hb_subset_input_pin_axis_location(input, face.Handle, Tag.Parse(axis.Tag), (float)axis.Value) == 0)
                    throw new InvalidDataException($"Font '{name}' has no axis '{axis.Tag}'.");
            }

            pinned = hb_subset_or_fail(face.Handle, input);
            bytes = pinned == 0 ? 0 : hb_face_reference_blob(pinned);
            var length = 0u;
            var data = bytes == 0 ? 0 : hb_blob_get_data(bytes, out length);
            if (length == 0)
                throw new InvalidDataException($"Font '{name}' cannot be pinned to {string.Join(", ", axes.Select(a => $"{a.Tag} {a.Value}"))}.");
            return new ReadOnlySpan<byte>((void*)data, (int)length).ToArray();
        }
        finally
        {
            if (bytes != 0)
                hb_blob_destroy(bytes);
            if (pinned != 0)
                hb_face_destroy(pinned);
            hb_subset_input_destroy(input);
        }
    }

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_keep_everything(nint input);

    [LibraryImport(Library)]
    private static partial int hb_subset_input_pin_all_axes_to_default(nint input, nint face);

    [LibraryImport(Library)]
    private static partial int hb_subset_input_pin_axis_location(nint input, nint face, uint axis, float value);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    private static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);
}
