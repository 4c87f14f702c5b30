using StadKust.Web.Commands;

return await CommandLine.RunAsync(args);
