using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Reminders.Tables.Tests.Server;

/// <summary>One table and blob server for all tests of a run, in memory, on ports of its own choosing.</summary>
internal sealed partial class Azurite
{
    private const string Account = "devstoreaccount1";

    // Further accounts with the same key, each for a test that wants all of one.
    private const int Accounts = 16;

    // The emulator's account key is public and the same everywhere.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static int s_given;

    private static readonly Lazy<Azurite> Started = new(() => new Azurite());

    private readonly TaskCompletionSource<int> _blobs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _tables = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Azurite()
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "Server", "azurite.cjs"), NodeModules, "--inMemoryPersistence", "--silent",
            "--disableTelemetry", "--skipApiVersionCheck", "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["AZURITE_ACCOUNTS"] = string.Join(
            ';', Enumerable.Range(1, Accounts).Select(Named).Prepend(Account).Select(name => $"{name}:{Key}"));
        var process = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.BeginOutputReadLine();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.Kill(entireProcessTree: true);
    }

    public static string NodeModules { get; } = typeof(Azurite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(one => one.Key == "NodeModules").Value!;

    /// <summary>Connects to an account that no other test has.</summary>
    public static Task<string> OwnAccount() => ConnectionString(Named(Interlocked.Increment(ref s_given)));

    public static async Task<string> ConnectionString(string account = Account)
    {
        var server = Started.Value;
        var (blobs, tables) = (await server._blobs.Task, await server._tables.Task);
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};" +
            $"BlobEndpoint=http://127.0.0.1:{blobs}/{account};TableEndpoint=http://127.0.0.1:{tables}/{account};";
    }

    private static string Named(int number) => string.Create(CultureInfo.InvariantCulture, $"account{number}");

    [GeneratedRegex(
        @"(?<service>Blob|Table) service is successfully listening at http://127\.0\.0\.1:(?<port>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();

    private void Heard(string? line)
    {
        if (line is not null && Listening().Match(line) is { Success: true, Groups: var found })
        {
            (found["service"].Value == "Blob" ? _blobs : _tables).TrySetResult(
                int.Parse(found["port"].ValueSpan, CultureInfo.InvariantCulture));
        }
    }
}
