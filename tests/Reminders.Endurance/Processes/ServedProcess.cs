using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Reminders.Endurance.Processes;

/// <summary>The built Local host as a process of its own, on a port that is free.</summary>
public sealed partial class ServedProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = [];
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServedProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"the process ended before it served: {string.Join('\n', _said)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _ = _address.Task.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>Where it listens; fails with what it said if it ends before that.</summary>
    public Task<Uri> Address => _address.Task;

    /// <summary>The lines it wrote, of both streams.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>Bytes of memory in use.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    public static ServedProcess Serve(string data, params IEnumerable<string> more) =>
        new(Prepare(["serve", "--data", data, "--urls", "http://127.0.0.1:0", .. more]));

    /// <summary>Runs a command to its end and answers its exit code and what it said.</summary>
    public static async Task<(int Exit, string Said)> Run(params IEnumerable<string> arguments)
    {
        using var process = Prepare(arguments);
        process.Start();
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said).Trim());
    }

    /// <summary>SIGKILL: not another instruction is run.</summary>
    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static Process Prepare(IEnumerable<string> arguments)
    {
        string[] all = [Path.Combine(AppContext.BaseDirectory, "reminders.dll"), .. arguments];
        return new Process
        {
            StartInfo = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", all)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _said.Enqueue(line);
        if (Desk().Match(line) is { Success: true } found)
        {
            _address.TrySetResult(new Uri(found.Groups["address"].Value));
        }
    }

    [GeneratedRegex(@"The desk: (?<address>http://\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Desk();
}
