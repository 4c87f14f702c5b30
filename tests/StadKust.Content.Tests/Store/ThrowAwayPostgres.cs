using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace StadKust.Content.Tests;

/// <summary>A PostgreSQL cluster in a temporary folder. Missing programs fail the tests: nothing is skipped. Linked into other test projects.</summary>
internal sealed class ThrowAwayPostgres : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stadkust-pg-").FullName;
    private readonly int port = FreePort();
    private int databases;

    private ThrowAwayPostgres()
    {
    }

    public static ThrowAwayPostgres Start()
    {
        var postgres = new ThrowAwayPostgres();
        var (folder, port) = (postgres.folder, postgres.port);
        Run("chmod", "777", folder);
        RunAsPostgres("initdb", "-A", "trust", "--no-sync", "-U", "postgres", "-D", Path.Combine(folder, "data"));
        RunAsPostgres(
            "pg_ctl", "-w", "-D", Path.Combine(folder, "data"), "-l", Path.Combine(folder, "log"), "-o",
            $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=200", "start");
        return postgres;
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        RunAsPostgres("pg_ctl", "-D", Path.Combine(folder, "data"), "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <returns>Connection string of a fresh database.</returns>
    public async Task<string> FreshAsync(string template = "template1")
    {
        var name = $"{template}_{Interlocked.Increment(ref databases)}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionTo(name);
    }

    public string ConnectionTo(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Maximum Pool Size=20";

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    // PostgreSQL refuses to run as root.
    private static void RunAsPostgres(string program, params string[] arguments)
    {
        var path = File.Exists($"/usr/local/bin/{program}") ? $"/usr/local/bin/{program}"
            : Directory.Exists("/usr/lib/postgresql")
                ? Directory.EnumerateFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories).OrderDescending().FirstOrDefault() ?? program
                : program;
        if (Environment.UserName == "root")
        {
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments]);
        }
        else
        {
            Run(path, arguments);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        // Output is not read: a server started here would inherit the pipe and keep it open.
        var start = new ProcessStartInfo("sh") { WorkingDirectory = "/tmp" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" >/tmp/stadkust-postgres.$$.log 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        var output = $"/tmp/stadkust-postgres.{process.Id}.log";
        var text = File.Exists(output) ? File.ReadAllText(output) : "";
        File.Delete(output);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {text}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
