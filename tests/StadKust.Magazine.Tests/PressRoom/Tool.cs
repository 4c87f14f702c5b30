using System.Diagnostics;
using System.Globalization;

namespace StadKust.Magazine.Tests.PressRoom;

/// <summary>Programs that read print files: qpdf, poppler, Ghostscript. tests/install brings them.</summary>
internal static class Tool
{
    public static string Run(string program, params string[] arguments) => Said(program, arguments).Output;

    /// <summary>As <see cref="Run"/>, and it may say nothing on the error stream.</summary>
    public static void Quiet(string program, params string[] arguments)
    {
        var errors = Said(program, arguments).Errors;
        Assert.True(errors.Trim().Length == 0, $"{program} {arguments[^1]}: {errors}");
    }

    private static (string Output, string Errors) Said(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var trouble = process.StandardError.ReadToEndAsync();
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}: {said}{trouble.Result}");
        return (said, trouble.Result);
    }
}

/// <summary>A page as Ghostscript separates it.</summary>
internal sealed class Plates(int width, byte[] samples, double pixelsPerMillimetre)
{
    /// <summary>Ink of a pixel, 0–255 each.</summary>
    public readonly record struct Ink(byte C, byte M, byte Y, byte K);

    public static Plates Of(string pdf, int page, int perInch)
    {
        var file = Path.Combine(Path.GetTempPath(), $"stadkust-{Guid.NewGuid():n}.pam");
        try
        {
            Tool.Run("gs", "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pamcmyk32", $"-r{perInch}", $"-dFirstPage={page}", $"-dLastPage={page}", "-o", file, pdf);
            var bytes = File.ReadAllBytes(file);
            var end = bytes.AsSpan().IndexOf("ENDHDR\n"u8) + 7;
            var header = System.Text.Encoding.ASCII.GetString(bytes, 0, end).Split('\n').Select(l => l.Split(' ')).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1]);
            return new Plates(int.Parse(header["WIDTH"], CultureInfo.InvariantCulture), bytes[end..], perInch / 25.4);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The black plate as a grey picture (PGM), black where there is ink.</summary>
    public void SaveBlack(string file)
    {
        using var grey = File.Create(file);
        grey.Write(System.Text.Encoding.ASCII.GetBytes($"P5\n{width} {samples.Length / 4 / width}\n255\n"));
        grey.Write([.. Enumerable.Range(0, samples.Length / 4).Select(i => (byte)(255 - samples[(i * 4) + 3]))]);
    }

    /// <summary>Pixels of an area in millimetres from the left top corner of the media.</summary>
    public IReadOnlyList<Ink> Area(double left, double top, double right, double bottom)
    {
        var found = new List<Ink>();
        for (var y = (int)(top * pixelsPerMillimetre); y < bottom * pixelsPerMillimetre; y++)
        {
            for (var x = (int)(left * pixelsPerMillimetre); x < right * pixelsPerMillimetre; x++)
            {
                var at = ((y * width) + x) * 4;
                found.Add(new Ink(samples[at], samples[at + 1], samples[at + 2], samples[at + 3]));
            }
        }

        return found;
    }
}
