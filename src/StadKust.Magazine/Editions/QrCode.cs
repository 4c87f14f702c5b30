using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QRCoder;

namespace StadKust.Magazine.Editions;

/// <summary>Codes on paper that lead to the website by an address of our own, so that a printed code can be sent elsewhere later (H-QR).</summary>
public static class QrCode
{
    // Without 0, 1, I, L, O and U: read aloud or typed from paper, no letter is taken for another.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Version 4 has 33 modules: at 18 mm each is still half a millimetre wide.</summary>
    private const int MostModules = 33;

    /// <summary>Code of an item in an edition: five letters, the same for ever.</summary>
    public static string Of(string edition, Guid item)
    {
        var hash = SHA256.HashData(Encoding.ASCII.GetBytes($"{edition}/{item:N}"));
        return new string([.. hash.Take(5).Select(b => Letters[b % Letters.Length])]);
    }

    /// <summary>Path on the website: <c>/q/7KM2P</c>.</summary>
    public static string PathOf(string code) => $"/q/{code}";

    /// <summary>A drawing in 100 % black with a quiet zone of four modules, error correction M.</summary>
    /// <param name="black">Colour of the palette's black on screen: <c>#181715</c>.</param>
    /// <exception cref="ArgumentException">The address is too long for version 4; at most 62 characters.</exception>
    public static byte[] Drawing(string address, string black)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var size = code.ModuleMatrix.Count;
        if (size - 8 > MostModules)
        {
            throw new ArgumentException($"{address} needs a code of {size - 8} modules; at most {MostModules} print well.", nameof(address));
        }

        var path = new StringBuilder();
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var end = column;
                while (end < size && code.ModuleMatrix[row][end])
                {
                    end++;
                }

                if (end > column)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{end - column}v1h-{end - column}z");
                    column = end;
                }
            }
        }

        return Encoding.ASCII.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\"><path fill=\"{black}\" d=\"{path}\"/></svg>");
    }
}
