using StadKust.Content;

namespace StadKust.Umbraco.Reading;

/// <summary>What could not be read from the other site, for the people who look after this one.</summary>
internal sealed class ReaderCheck(UmbracoSets sets, ReaderOptions options) : ISiteCheck
{
    public string Subject => "reading";

    public IEnumerable<Finding> Check(ContentSet set) => sets.Trouble is { } trouble
        ? [new Finding(Severity.Error, "not-read", options.Url, $"The content there could not be read: {trouble} What was read before is shown.", "Look whether that site answers, and whether its Delivery API and the key are as set here."), .. sets.Findings]
        : sets.Findings;
}
