using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Models.DeliveryApi;

namespace StadKust.Umbraco.Delivery;

/// <summary>An old path: the new content path, percent-encoded since Kestrel refuses other letters in a header, and its start item.</summary>
internal sealed class MovedTo(IApiContentRoute route) : Refusal
{
    public override Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status301MovedPermanently;
        response.Headers.Location = string.Join('/', route.Path.Split('/').Select(Uri.EscapeDataString));
        response.Headers["Location-Start-Item-Path"] = Uri.EscapeDataString(route.StartItem.Path);
        response.Headers["Location-Start-Item-Id"] = route.StartItem.Id.ToString();
        return Task.CompletedTask;
    }
}
