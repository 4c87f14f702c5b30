using System.CommandLine;
using StadKust.Magazine.PressRoom;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>typeset --edition 2027-1 --out DIR</c> and <c>typeset --story FILE.md --out FILE.pdf</c>: pages without a browser.</summary>
internal static class TypesetCommand
{
    public static Command Make()
    {
        var asked = new Asked();
        var command = asked.Command();
        command.SetAction(async (parsed, stop) => asked.Specimen(parsed) is { } specimen ? TypesetSpecimen.Run(specimen, stop)
            : asked.Edition(parsed) is { } edition
            ? await TypesetEdition.RunAsync(edition, stop)
            : TypesetStory.Run(asked.Story(parsed), stop));
        return command;
    }

    /// <summary>The same command for the short way, where a story is asked for: nothing to wait for.</summary>
    public static Command MakeForStory()
    {
        var asked = new Asked();
        var command = asked.Command();
        command.SetAction(parsed => TypesetStory.Run(asked.Story(parsed), CancellationToken.None));
        return command;
    }

    private sealed class Asked
    {
        private readonly Option<string> edition = new("--edition") { Description = "Number of an edition with a flatplan, such as 2027-1.", HelpName = "NUMBER" };
        private readonly Option<string> story = new("--story") { Description = "A Markdown (.md) or text file of any length.", HelpName = "FILE" };
        private readonly Option<string> specimen = new("--specimen") { Description = "Four pages that show what the composing room can do: nl, de or en.", HelpName = "CODE" };
        private readonly Option<bool> notes = new("--notes") { Description = "Draw grid, loose lines, rivers and the like over the pages of the specimen." };
        private readonly Option<string> target = new("--out") { Description = "Folder for an edition, file for a story.", Required = true, HelpName = "PATH" };
        private readonly Option<bool> pictures = new("--pictures") { Description = "Also draw every page of the edition as PNG." };
        private readonly Option<bool> singlePages = new("--single-pages") { Description = "Also write every page of the edition as a print file of its own." };
        private readonly Option<string> language = new("--language") { Description = "Language of the story: nl, de or en.", DefaultValueFactory = _ => "nl", HelpName = "CODE" };
        private readonly Option<string> master = new("--master") { Description = "Page pattern of the story.", DefaultValueFactory = _ => "three-columns", HelpName = "NAME" };
        private readonly Option<string> theme = new("--theme") { Description = "Theme whose print folder is used.", DefaultValueFactory = _ => "kueste-und-kultur", HelpName = "NAME" };
        private readonly Option<string> data = CommandLine.Data();
        private readonly Option<bool> json = CommandLine.Json();

        public Command Command() => new("typeset", "Set an edition, or one story, as PDF/X-4 with a report.")
        {
            edition, story, specimen, notes, target, pictures, singlePages, language, master, theme, data, json,
        };

        /// <returns>Null when no edition is asked for.</returns>
        public TypesetEdition.Options? Edition(ParseResult parsed) => parsed.GetValue(edition) is { Length: > 0 } number && parsed.GetValue(story) is null
            ? new TypesetEdition.Options(
                number, parsed.GetRequiredValue(target), (parsed.GetValue(pictures) ? SettingParts.Pictures : SettingParts.None) | (parsed.GetValue(singlePages) ? SettingParts.SinglePages : SettingParts.None),
                parsed.GetRequiredValue(theme), parsed.GetRequiredValue(data),
                parsed.GetValue(json))
            : null;

        /// <returns>Null when no specimen is asked for.</returns>
        public TypesetSpecimen.Options? Specimen(ParseResult parsed) => parsed.GetValue(specimen) is { Length: > 0 } code && parsed.GetValue(story) is null
            && parsed.GetValue(edition) is null
            ? new TypesetSpecimen.Options(parsed.GetRequiredValue(target), code, parsed.GetRequiredValue(theme), parsed.GetValue(notes))
            : null;

        /// <exception cref="CannotRunException">Neither is asked for, or both.</exception>
        public TypesetStory.Options Story(ParseResult parsed) => parsed.GetValue(story) is { Length: > 0 } file && parsed.GetValue(edition) is null
            ? new TypesetStory.Options(
                file, parsed.GetRequiredValue(target), parsed.GetRequiredValue(language), parsed.GetRequiredValue(master), parsed.GetRequiredValue(theme),
                parsed.GetValue(json))
            : throw new CannotRunException("Say what to set: --edition NUMBER, --story FILE or --specimen CODE, one of them.");
    }
}
