using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Reminders.Local.Letters;

/// <summary>
/// Turns letters into PDF with a headless Chromium, one at a time, each in a process of its own that is ended when its time is up.
/// The letter loads nothing and runs nothing.
/// </summary>
public sealed partial class LetterPrinter(string chromium, TimeSpan limit) : IDisposable
{
    /// <summary>Waiting for the one before included: well inside the time a message has to be handed over.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private const int MaxBytes = 20 * 1024 * 1024;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Writes the PDF whole or not at all.</summary>
    public async Task<Printed> Print(string html, string pdf, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(limit);
        var unfinished = $"{pdf}.new";
        try
        {
            await _one.WaitAsync(deadline.Token);
            try
            {
                return await Run(html, unfinished, deadline.Token) is { } failed ? new Printed.Not(failed) : Finish(unfinished, pdf);
            }
            finally
            {
                _one.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return new Printed.Not($"Chromium did not finish within {limit.TotalSeconds:0} seconds");
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or UnauthorizedAccessException)
        {
            return new Printed.Not($"Chromium at {chromium} cannot be run, or its PDF not be kept: {failure.GetType().Name}");
        }
        finally
        {
            Discard(() => File.Delete(unfinished));
        }
    }

    public void Dispose() => _one.Dispose();

    // Why it failed; null: it did not.
    private async Task<string?> Run(string html, string pdf, CancellationToken deadline)
    {
        var profile = Directory.CreateTempSubdirectory("reminders-letter-").FullName;
        using var process = new Process { StartInfo = Command(html, pdf, profile) };
        try
        {
            process.Start();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, deadline),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, deadline),
                process.WaitForExitAsync(deadline));
            return process.ExitCode == 0 ? null : $"Chromium ended with code {process.ExitCode}";
        }
        finally
        {
            Discard(() => process.Kill(entireProcessTree: true));
            Discard(() => Directory.Delete(profile, recursive: true));
        }
    }

    private ProcessStartInfo Command(string html, string pdf, string profile) => new(
        chromium,
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--disable-sync",
            "--no-first-run", "--no-pdf-header-footer", $"--user-data-dir={profile}", $"--print-to-pdf={pdf}", new Uri(html).AbsoluteUri,
        ])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static Printed Finish(string unfinished, string pdf)
    {
        var file = new FileInfo(unfinished);
        if (!file.Exists || file.Length is 0 or > MaxBytes)
        {
            return new Printed.Not($"Chromium wrote no PDF of at most {MaxBytes / 1024 / 1024} MB");
        }

        var text = Encoding.Latin1.GetString(File.ReadAllBytes(unfinished));
        var pages = PageObject().Count(text);
        if (!text.StartsWith("%PDF-", StringComparison.Ordinal) || !text.TrimEnd().EndsWith("%%EOF", StringComparison.Ordinal) || pages == 0)
        {
            return new Printed.Not("what Chromium wrote is no PDF");
        }

        File.Move(unfinished, pdf, overwrite: true);
        return new Printed.Pdf(pages);
    }

    private static void Discard(Action what)
    {
        try
        {
            what();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidOperationException or Win32Exception or AggregateException)
        {
            // Nothing but room is lost, or it has ended by itself.
        }
    }

    [GeneratedRegex(@"/Type\s*/Page(?![A-Za-z])", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PageObject();
}
