namespace StadKust.Pdf;

/// <summary>What a file is made up of: plain objects and a table at the end, or objects packed together and a cross-reference stream.</summary>
public enum FileStructure
{
    /// <summary>A classic table, which every reader knows.</summary>
    Classic,

    /// <summary>Object streams (PDF 1.5): a third of the size where there are many small objects.</summary>
    Packed,
}
