using System.CommandLine;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary><c>typeset --edition 2027-1 --out DIR</c> and <c>typeset --story FILE.md --out FILE.pdf</c>: pages without a browser.</summary>
internal static class TypesetCommand
{
    public static Command Make()
    {
        var edition = new Option<string>("--edition") { Description = "Number of an edition with a flatplan, such as 2027-1.", HelpName = "NUMBER" };
        var story = new Option<string>("--story") { Description = "A Markdown (.md) or text file of any length.", HelpName = "FILE" };
        var target = new Option<string>("--out") { Description = "Folder for an edition, file for a story.", Required = true, HelpName = "PATH" };
        var pictures = new Option<bool>("--pictures") { Description = "Also draw every page of the edition as PNG." };
        var language = new Option<string>("--language") { Description = "Language of the story: nl, de or en.", DefaultValueFactory = _ => "nl", HelpName = "CODE" };
        var master = new Option<string>("--master") { Description = "Page pattern of the story.", DefaultValueFactory = _ => "three-columns", HelpName = "NAME" };
        var theme = new Option<string>("--theme") { Description = "Theme whose print folder is used.", DefaultValueFactory = _ => "kueste-und-kultur", HelpName = "NAME" };
        var (data, json) = (CommandLine.Data(), CommandLine.Json());
        var command = new Command("typeset", "Set an edition, or one story, as PDF/X-4 with a report.")
        {
            edition, story, target, pictures, language, master, theme, data, json,
        };
        command.SetAction(async (parsed, stop) => (parsed.GetValue(edition), parsed.GetValue(story)) switch
        {
            ({ Length: > 0 } number, null) => await TypesetEdition.RunAsync(
                new TypesetEdition.Options(
                    number, parsed.GetRequiredValue(target), parsed.GetValue(pictures), parsed.GetRequiredValue(theme), parsed.GetRequiredValue(data),
                    parsed.GetValue(json)),
                stop),
            (null, { Length: > 0 } file) => await TypesetStory.RunAsync(
                new TypesetStory.Options(
                    file, parsed.GetRequiredValue(target), parsed.GetRequiredValue(language), parsed.GetRequiredValue(master), parsed.GetRequiredValue(theme),
                    parsed.GetValue(json)),
                stop),
            _ => throw new CannotRunException("Say what to set: --edition NUMBER or --story FILE, one of the two."),
        });
        return command;
    }
}
