using System.Net;
using Microsoft.AspNetCore.Mvc;

namespace StadKust.Web.Doors.Partner;

/// <summary>The page for an event that is not there, or not yours: both look the same.</summary>
internal sealed class ViewlessNotFound(PartnerWords words) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = StatusCodes.Status404NotFound;
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(
            $"""
            <!doctype html><html lang="{words.Language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Stad + Kust</title>
            <link rel="stylesheet" href="/doors/partner.css"></head><body><main><h1>{WebUtility.HtmlEncode(words["not-found"])}</h1>
            <p class="acts"><a class="button" href="{words.At("/partner")}">{WebUtility.HtmlEncode(words["back-to-list"])}</a></p></main></body></html>
            """);
    }
}
