using System.Collections.Immutable;

namespace StadKust.Content;

/// <summary>The content of a site as uSync files hold it: types, words and drafts, with the cultures that are published.</summary>
/// <remarks>
/// <see cref="Read"/> takes what any uSync since version 9 has written and never fails on a damaged file: it says file, line and reason
/// in <see cref="Findings"/> and leaves the item out. Values are normalised to one form (block lists as since version 15, plain JSON).
/// </remarks>
public sealed partial class SiteExport
{
    /// <summary>Folder the files were read from; media lie in <c>media</c> below it. Empty when the export was made in memory.</summary>
    public string Folder { get; init; } = "";

    public required ContentModel Model { get; init; }

    /// <summary>Default language first.</summary>
    public required ImmutableArray<Language> Languages { get; init; }

    public ImmutableArray<DictionaryWord> Words { get; init; } = [];

    public ImmutableArray<SiteDomain> Domains { get; init; } = [];

    public ImmutableArray<SiteTemplate> Templates { get; init; } = [];

    /// <summary>Parents before children.</summary>
    public ImmutableArray<ExportedItem> Items { get; init; } = [];

    /// <summary>Parents before children.</summary>
    public ImmutableArray<ExportedMedia> Media { get; init; } = [];

    /// <summary>Items that the files ask to delete.</summary>
    public ImmutableArray<ExportedDeletion> Deletions { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>File of a type, word and so on; items carry theirs.</summary>
    internal IReadOnlyDictionary<(string Kind, Guid Key), string> Sources { get; init; } = new Dictionary<(string, Guid), string>();

    /// <summary>What it was read on top of.</summary>
    internal StoredSite Stored { get; init; } = StoredSite.Empty;

    /// <summary>False for what was stored before and is only there so that the rest can be read.</summary>
    internal bool Brings(string kind, Guid key) => ReferenceEquals(Stored, StoredSite.Empty) || Sources.ContainsKey((kind, key));

    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);

    /// <summary>Reads all files of an export.</summary>
    /// <param name="folder">Holds <c>Content</c>, <c>ContentTypes</c> and so on. A missing folder is an error finding.</param>
    public static SiteExport Read(string folder, ExportLimits? limits = null, IProgress<Progress>? progress = null, CancellationToken stop = default) =>
        new ExportReading(folder, limits ?? ExportLimits.Default, StoredSite.Empty, progress, stop).All();

    /// <summary>Reads an export of a part of a site: types, languages and parents it lacks are taken from what is stored.</summary>
    internal static SiteExport ReadOnto(StoredSite stored, string folder, IProgress<Progress>? progress, CancellationToken stop) =>
        new ExportReading(folder, ExportLimits.Default, stored, progress, stop).All();

    /// <summary>Bytes of a media item, as they lie beside the files.</summary>
    /// <returns>Null when there are none, or when the path leads out of the folder.</returns>
    public Stream? OpenMedia(ExportedMedia media) => MediaFile(media) is { } file ? File.OpenRead(file) : null;

    internal string? MediaFile(ExportedMedia media) =>
        Folder.Length > 0 && MediaPath.IsSafe(media.Path) && MediaPath.Below(Folder, media.Path) is { } file && File.Exists(file) ? file : null;
}

/// <summary>Limits on what comes from outside. Beyond them a file is refused, never read half.</summary>
/// <param name="FileBytes">One file.</param>
/// <param name="Files">All files of an export together.</param>
/// <param name="Depth">Nesting of XML elements; JSON inside a value may be nested <see cref="JsonDepth"/> deep.</param>
/// <param name="TreeLevels">Items below items.</param>
public sealed record ExportLimits(long FileBytes, int Files, int Depth, int JsonDepth, int TreeLevels)
{
    /// <summary>The largest file of 16 public sites has 1.1 MB, the deepest XML 6 levels, the deepest tree 9.</summary>
    public static ExportLimits Default { get; } = new(FileBytes: 16 * 1024 * 1024, Files: 250_000, Depth: 32, JsonDepth: 64, TreeLevels: 64);
}

/// <summary>How far a long piece of work has come.</summary>
/// <param name="Text">What is being done, for people: <c>reading Content/leiden.config</c>.</param>
/// <param name="Done">Share from 0 to 1.</param>
public readonly record struct Progress(string Text, double Done);
