using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace StadKust.Umbraco.Delivery;

/// <summary><c>skip</c> and <c>take</c>.</summary>
internal readonly record struct Paging(int Skip, int Take)
{
    private const int UsualTake = 10;

    /// <returns>Null when both can be meant.</returns>
    public static Refusal? Read(IQueryCollection query, out Paging page)
    {
        page = default;
        if (!Whole(query["skip"], 0, int.MaxValue, out var skip))
        {
            return Problems.Invalid("skip", $"The value '{query["skip"]}' is not valid: a whole number, 0 or more.");
        }

        if (!Whole(query["take"], UsualTake, DeliveryApi.MostTaken, out var take))
        {
            return Problems.Invalid("take", $"The value '{query["take"]}' is not valid: a whole number from 0 to {DeliveryApi.MostTaken}.");
        }

        page = new Paging(skip, take);
        return null;
    }

    private static bool Whole(string? text, int standard, int most, out int value)
    {
        value = standard;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= 0 && value <= most);
    }
}
