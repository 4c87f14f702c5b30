namespace StadKust.Content;

public sealed partial class SiteExport
{
    /// <summary>Writes the export as uSync files that a person can read and diff. Equal content gives equal bytes.</summary>
    /// <param name="folder">Files of the kinds we write that are not written again are deleted; <c>media</c> is left alone.</param>
    public void Write(string folder, IProgress<Progress>? progress = null, CancellationToken stop = default) => throw new NotImplementedException();
}
