namespace StadKust.Preview;

/// <summary>What a page is drawn as.</summary>
internal enum Look
{
    /// <summary>Screen colours of the palette.</summary>
    Screen,

    /// <summary>What cyan, magenta and yellow leave of white light.</summary>
    Colours,

    /// <summary>What black leaves.</summary>
    Black,
}
