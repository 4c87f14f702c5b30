using StadKust.Magazine.Editions;
using StadKust.Preflight;
using StadKust.Typesetting;

namespace StadKust.Magazine.PressRoom;

/// <summary>An edition as set: pages, print file, pictures, and what is to be said about it.</summary>
/// <param name="Pdf">PDF/X-4; empty when it could not be written.</param>
/// <param name="Pictures">A PNG per page, in order; empty when none were asked for.</param>
/// <param name="Items">Items whose change makes it old.</param>
public sealed record SetEdition(
    Edition Edition, SetResult? Result, ReadOnlyMemory<byte> Pdf, IReadOnlyList<byte[]> Pictures, EditionReport Report, IReadOnlyCollection<Guid> Items)
{
    public bool HasPdf => Pdf.Length > 0;

    /// <summary>The accessible twin for the website; empty when it could not be written.</summary>
    public ReadOnlyMemory<byte> Web { get; init; }

    /// <summary>The inks of each page with its bleed, see <see cref="StadKust.Preview.PageInks"/>; empty when no pictures were asked for.</summary>
    public IReadOnlyList<byte[]> Inks { get; init; } = [];

    /// <summary>For reading and approving: small pictures, a watermark, crop marks; empty when no pictures were asked for.</summary>
    public ReadOnlyMemory<byte> Proof { get; init; }

    /// <summary>The pages of the print file, each as a file of its own; empty when they were not asked for.</summary>
    public IReadOnlyList<byte[]> SinglePages { get; init; } = [];

    /// <summary>The check of the print file, with every place; null without a print file.</summary>
    public PreflightReport? Check { get; init; }

    /// <summary>A JPEG of 1200 × 630 pixels for pages that are shared; empty when no pictures were asked for.</summary>
    public byte[] Share { get; init; } = [];
}
