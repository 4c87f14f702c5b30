using StadKust.Web.Commands;

// One text to pages needs no server, no database and no waiting: it goes the short way, most of its time is the start.
return args is ["typeset", ..] && args.Contains("--story") ? CommandLine.RunStory(args) : CommandLine.RunAsync(args).GetAwaiter().GetResult();
