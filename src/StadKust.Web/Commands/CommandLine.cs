using System.CommandLine;
using StadKust.Web.Host;

namespace StadKust.Web.Commands;

/// <summary>One program, many verbs. Exit code 0: fine; 1: findings a person should look at; 2: could not run.</summary>
public static class CommandLine
{
    public const int Fine = 0;
    public const int Findings = 1;
    public const int CouldNotRun = 2;

    public static Option<string> Data() => new("--data")
    {
        Description = "Folder the site lives in: database, pictures, editions.",
        DefaultValueFactory = _ => "data",
        HelpName = "DIR",
    };

    public static Option<bool> Json() => new("--json") { Description = "Answer as JSON on standard output, for programs." };

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("StadKust: content, website and magazine of a region. Without a verb it serves.");
        var serve = ServeCommand.Make();
        foreach (var option in serve.Options)
        {
            root.Add(option);
        }

        root.SetAction(ServeCommand.RunAsync);
        Command[] verbs = [serve, ImportCommand.Make(), ExportCommand.Make(), PublishCommand.Make(), CheckCommand.Make(), TypesetCommand.Make(), PreflightCommand.Make(), AccountCommand.Make(), FeedCommand.Make()];
        foreach (var verb in verbs)
        {
            root.Add(verb);
        }

        var parsed = root.Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? CouldNotRun : code;
        }
        catch (Exception trouble) when (Reason(trouble) is { } reason)
        {
            await Console.Error.WriteLineAsync(reason);
            return CouldNotRun;
        }
    }

    /// <summary><c>typeset --story</c> alone, with nothing of the other verbs made or loaded.</summary>
    public static int RunStory(string[] args)
    {
        var parsed = new RootCommand { TypesetCommand.MakeForStory() }.Parse(args);
        try
        {
            var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? CouldNotRun : code;
        }
        catch (Exception trouble) when (Reason(trouble) is { } reason)
        {
            Console.Error.WriteLine(reason);
            return CouldNotRun;
        }
    }

    // What a person can do something about; anything else is our own mistake and shows where it happened.
    private static string? Reason(Exception trouble) => trouble switch
    {
        OperationCanceledException => "Stopped.",
        CannotRunException or Magazine.PrintFolderException or IOException => trouble.Message,
        _ => null,
    };
}
