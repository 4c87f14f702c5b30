using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace StadKust.Media;

/// <summary>Blobs in one private container of Azure Blob Storage. The container is made at first use.</summary>
public sealed class AzureStore(string connection, string container) : IBlobStore
{
    private readonly BlobContainerClient blobs = new(connection, container);
    private volatile bool isThere;

    public async Task<bool> HasAsync(string hash, CancellationToken stop)
    {
        await EnsureAsync(stop);
        return await blobs.GetBlobClient(BlobName.Of(hash)).ExistsAsync(stop);
    }

    public async Task PutAsync(string hash, Stream bytes, CancellationToken stop)
    {
        await EnsureAsync(stop);
        var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        try
        {
            await blobs.GetBlobClient(BlobName.Of(hash)).UploadAsync(bytes, options, stop);
        }
        catch (RequestFailedException refused) when (refused.Status is 409 or 412)
        {
            // Another node was faster. The same name has the same bytes, so nothing is lost.
        }
    }

    public async Task<Stream?> OpenAsync(string hash, CancellationToken stop)
    {
        await EnsureAsync(stop);
        try
        {
            return await blobs.GetBlobClient(BlobName.Of(hash)).OpenReadAsync(cancellationToken: stop);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private async Task EnsureAsync(CancellationToken stop)
    {
        if (!isThere)
        {
            await blobs.CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: stop);
            isThere = true;
        }
    }
}
