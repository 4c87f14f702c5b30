namespace StadKust.Umbraco.Delivery;

/// <summary>Which option of a query is unknown; becomes the contract's 400.</summary>
internal sealed record UnknownOption(string Title, string Detail)
{
    public static UnknownOption Fetch { get; } = new("Selector option not found", "The attempted 'fetch' option does not exist");

    public static UnknownOption Filter { get; } = new("Filter option not found", "One of the attempted 'filter' options does not exist");

    public static UnknownOption Sort { get; } = new("Sort option not found", "One of the attempted 'sort' options does not exist");
}
