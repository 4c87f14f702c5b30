global using ContentCulture = StadKust.Content.Culture;
global using PrintCulture = StadKust.Typesetting.Culture;
