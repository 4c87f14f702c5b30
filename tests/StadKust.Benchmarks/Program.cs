using BenchmarkDotNet.Running;
using StadKust.Benchmarks.Drivers;

// dotnet run -c Release --project tests/StadKust.Benchmarks -- drivers [typesetting|start|serving]   whole programs, measured from outside
// dotnet run -c Release --project tests/StadKust.Benchmarks -- --filter '*LineBreaking*'            BenchmarkDotNet
if (args is ["drivers", .. var which])
{
    return await AllDrivers.RunAsync(which);
}

BenchmarkSwitcher.FromAssembly(typeof(Measured).Assembly).Run(args);
return 0;
