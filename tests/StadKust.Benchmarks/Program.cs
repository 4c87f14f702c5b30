using BenchmarkDotNet.Running;
using StadKust.Benchmarks.Drivers;

// dotnet run -c Release --project tests/StadKust.Benchmarks -- drivers [typesetting|start|serving]   whole programs, measured from outside
// dotnet run -c Release --project tests/StadKust.Benchmarks -- --filter '*LineBreaking*'            BenchmarkDotNet
if (args is ["drivers", .. var which])
{
    return await AllDrivers.RunAsync(which);
}

if (args is ["bare", var bytes, var urls])
{
    return await BareAnswer.ServeAsync(int.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture), urls);
}

BenchmarkSwitcher.FromAssembly(typeof(Measured).Assembly).Run(args);
return 0;
