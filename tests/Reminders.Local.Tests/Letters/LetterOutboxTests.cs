using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Reminders.Application.Contacts;
using Reminders.Local.Letters;
using Reminders.Messages;

namespace Reminders.Local.Tests.Letters;

/// <summary>The folder that a print service collects from.</summary>
public sealed class LetterOutboxTests : IDisposable
{
    private const string Head = "file,name,street,postcode,city,region,country,pages\r\n";
    private const string Line = "0b5d7c3e-0000-5000-8000-000000000001.html,\"Anna \"\"Ännchen\"\" Beispiel, Dr.\",Beispielstraße 7,80331,München,,DE,\r\n";

    private readonly TempFolder _folder = new();

    private string List => Path.Combine(_folder.Path, AddressFile.FileName);

    [Fact]
    public async Task Letter_LiesThereWithItsAddress_OnceHoweverOftenItIsHandedOver()
    {
        var letter = Given.Letter(Given.German);

        for (var time = 0; time < 3; time++)
        {
            Assert.IsType<HandOver.Accepted>(await Outbox().Send(letter, CancellationToken.None));
        }

        Assert.Equal(letter.Body.Html, await File.ReadAllTextAsync(Path.Combine(_folder.Path, $"{Given.Operation:D}.html")));
        Assert.Equal(Head + Line, await File.ReadAllTextAsync(List));
        Assert.IsType<HandOver.Accepted>(await Outbox().Ask(Given.Operation, CancellationToken.None));
        Assert.IsType<HandOver.Failed>(await Outbox().Ask(Guid.Empty, CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("file,na")]
    [InlineData(Head)]
    [InlineData(Head + "0b5d7c3e-0000-5000-8000-000000000001.html,\"Anna \"\"Ännchen\"\" Bei")]
    public async Task KilledWhileTheAddressWasWritten_TheLineIsWhole_NextTime(string left)
    {
        await File.WriteAllTextAsync(List, left);
        Assert.IsType<HandOver.Failed>(await Outbox().Ask(Given.Operation, CancellationToken.None));

        await Outbox().Send(Given.Letter(Given.German), CancellationToken.None);

        Assert.Equal(Head + Line, await File.ReadAllTextAsync(List));
    }

    [Fact]
    public async Task ListCollected_TheNextBeginsAnew()
    {
        await Outbox().Send(Given.Letter(Given.German), CancellationToken.None);
        File.Delete(List);

        await Outbox().Send(Given.Letter(Given.German) with { OperationId = Guid.Empty }, CancellationToken.None);

        Assert.StartsWith(Head + "00000000-0000-0000-0000-000000000000.html,", await File.ReadAllTextAsync(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressThatLooksLikeFormulasAndLines_IsOneLineOfText()
    {
        var to = new PostalAddress("=HYPERLINK(\"x\")", "Weg\r\n1", "80331", "München", "AT");

        await Outbox().Send(Given.Letter(Given.German, to: to), CancellationToken.None);

        Assert.Equal(2, (await File.ReadAllLinesAsync(List)).Length);
        Assert.EndsWith(",\"'=HYPERLINK(\"\"x\"\")\",Weg 1,80331,München,,AT,\r\n", await File.ReadAllTextAsync(List), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderThatCannotBeWritten_IsADefiniteFailure()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "letters"), "a file, where the folder should be");
        var outbox = new LetterOutbox(Path.Combine(_folder.Path, "letters"), null, NullLogger<LetterOutbox>.Instance);

        Assert.False(Assert.IsType<HandOver.Failed>(await outbox.Send(Given.Letter(Given.German), CancellationToken.None)).Permanent);
    }

    [Theory]
    [InlineData("exit 3", "ended with code 3")]
    [InlineData("exit 0", "wrote no PDF")]
    [InlineData("for a in \"$@\"; do case $a in --print-to-pdf=*) echo hello > \"${a#*=}\";; esac; done", "is no PDF")]
    [InlineData("sleep 60", "did not finish within")]
    public async Task BrowserThatFails_LeavesTheLetterAsHtml_AndSaysWhy(string script, string said)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var browser = Path.Combine(_folder.Path, "browser.sh");
        await File.WriteAllTextAsync(browser, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(browser, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var log = new Lines();
        using var printer = new LetterPrinter(browser, TimeSpan.FromSeconds(script.StartsWith("sleep", StringComparison.Ordinal) ? 1 : 15));

        var outcome = await new LetterOutbox(_folder.Path, printer, log).Send(Given.Letter(Given.German), CancellationToken.None);

        Assert.IsType<HandOver.Accepted>(outcome);
        Assert.Equal(Head + Line, await File.ReadAllTextAsync(List));
        Assert.Contains(said, Assert.Single(log.Said), StringComparison.Ordinal);
        Assert.Equal([AddressFile.FileName, "browser.sh", $"{Given.Operation:D}.html"], Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)).OrderByDescending(name => name[0] > '9').ThenBy(name => name, StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private LetterOutbox Outbox() => new(_folder.Path, null, NullLogger<LetterOutbox>.Instance);

    private sealed class Lines : ILogger<LetterOutbox>
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Add(formatter(state, exception));
    }
}
