using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Delivery;

/// <summary>An answer, or why there is none.</summary>
internal readonly record struct Result(Answer? Found, Refusal? Refusal)
{
    public static implicit operator Result(Answer found) => new(found, null);

    public static implicit operator Result(Refusal refusal) => new(null, refusal);
}

/// <summary>What is answered instead of a body: a problem, or where the item has gone.</summary>
internal abstract class Refusal
{
    public abstract Task WriteAsync(HttpContext context);
}
