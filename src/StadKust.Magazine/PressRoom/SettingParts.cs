namespace StadKust.Magazine.PressRoom;

/// <summary>What is made of an edition beside print file, twin and report.</summary>
[Flags]
public enum SettingParts
{
    None = 0,

    /// <summary>A picture of every page, its inks, and the proof.</summary>
    Pictures = 1,

    /// <summary>Every page as a print file of its own, cut from its spread (H-SPINE).</summary>
    SinglePages = 2,

    All = Pictures | SinglePages,
}
