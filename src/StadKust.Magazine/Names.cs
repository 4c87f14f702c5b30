// Two projects know a culture: Content, where texts are written, and Typesetting, where they are set.
global using ContentCulture = StadKust.Content.Culture;
global using PrintCulture = StadKust.Typesetting.Culture;
