using System.Globalization;

namespace StadKust.Content;

/// <summary>Keys that uSync derives from a text: of languages from their code, of domains from their address.</summary>
/// <remarks>Source: usync-format.md §6, checked there on seven real keys.</remarks>
internal static class UsyncKey
{
    public static Guid Of(string text)
    {
        unchecked
        {
            const uint Start = 5381u * 65537u;
            uint a = Start, b = Start;
            for (var i = 0; i < text.Length; i += 2)
            {
                a = (33 * a) ^ text[i];
                if (i + 1 < text.Length)
                {
                    b = (33 * b) ^ text[i + 1];
                }
            }

            return Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"{a + (1566083941u * b):x8}-0000-0000-0000-000000000000"));
        }
    }
}
