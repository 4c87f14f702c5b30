using Microsoft.Extensions.Primitives;

namespace StadKust.Umbraco.Delivery;

/// <summary>The <c>id</c> parameters of <c>…/items</c>, each once.</summary>
internal static class Keys
{
    /// <returns>Null when each is a GUID, in any spelling, and there are not too many.</returns>
    public static Refusal? Read(StringValues texts, out IReadOnlyList<Guid> keys)
    {
        var found = new List<Guid>();
        keys = found;
        if (texts.Count > DeliveryApi.MostTaken)
        {
            return Problems.Invalid("id", $"{texts.Count} values are asked for: {DeliveryApi.MostTaken} is the most.");
        }

        var seen = new HashSet<Guid>();
        foreach (var text in texts)
        {
            if (!Guid.TryParse(text, out var key))
            {
                return Problems.Invalid("id", $"The value '{text}' is not valid.");
            }

            if (seen.Add(key))
            {
                found.Add(key);
            }
        }

        return null;
    }
}
