using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using StadKust.Magazine.Editions;
using StadKust.Magazine.House;
using StadKust.Preview;
using StadKust.Typesetting;

namespace StadKust.Magazine.PressRoom;

/// <summary>The ICC profile of an edition's printing condition, checked before anything is set.</summary>
internal static class PrintProfile
{
    /// <returns>No bytes when there is a finding.</returns>
    public static (ReadOnlyMemory<byte> Bytes, PrintCondition? Condition, PressFinding? Finding) Read(Condition asked, HouseStyle house)
    {
        var where = $"print/profiles/{asked.Profile}";
        var path = Path.Combine(house.Folder, "profiles", Path.GetFileName(asked.Profile));
        if (!File.Exists(path))
        {
            return (default, null, PressWords.Say("profile-missing", where, null, asked.Profile));
        }

        var bytes = File.ReadAllBytes(path);
        // ICC.1: 128 bytes of header; size at 0, class at 12, colour space at 16, signature 'acsp' at 36.
        if (bytes.Length < 132 || BinaryPrimitives.ReadUInt32BigEndian(bytes) != bytes.Length || Word(bytes, 36) != "acsp")
        {
            return (default, null, PressWords.Say("profile-damaged", where, null, asked.Profile));
        }

        if (Word(bytes, 12) != "prtr" || Word(bytes, 16) != "CMYK")
        {
            return (default, null, PressWords.Say("profile-not-cmyk", where, null, asked.Profile, $"{Word(bytes, 16).Trim()} ({Word(bytes, 12)})"));
        }

        return (bytes, new PrintCondition(asked.Identifier, asked.InIccRegistry, Hash.Of(bytes), asked.InkLimit, asked.Paper, asked.Confirmed), null);
    }

    // Making the table takes some hundredths of a second; there are as many as profiles.
    private static readonly ConcurrentDictionary<string, SoftProof> Proofs = new(StringComparer.Ordinal);

    /// <summary>Shows inks on the paper of a profile; null when the theme has no such profile.</summary>
    /// <exception cref="InvalidDataException">The profile cannot be read for this.</exception>
    public static SoftProof? Proof(string profile, HouseStyle house)
    {
        var path = Path.Combine(house.Folder, "profiles", Path.GetFileName(profile));
        return File.Exists(path) ? Proofs.GetOrAdd($"{path} {File.GetLastWriteTimeUtc(path).Ticks}", _ => new SoftProof(File.ReadAllBytes(path), paper: true)) : null;
    }

    private static string Word(byte[] bytes, int at) => Encoding.ASCII.GetString(bytes, at, 4);
}
