using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Local.Outbox;
using Reminders.Local.Settings;
using Reminders.Messages;

namespace Reminders.Local.Tests;

public sealed class SmtpTests
{
    [Fact]
    public async Task ServerTakesIt_SentWithItsHeaders()
    {
        using var server = new SmtpSink();

        var outcome = await Send(server.Port);

        Assert.IsType<HandOver.Accepted>(outcome);
        var mail = Assert.Single(server.Mails);
        Assert.Contains("Auto-Submitted: auto-generated", mail, StringComparison.Ordinal);
        Assert.Contains("Message-ID: <op@example.com>", mail, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("In-Reply-To: <earlier@example.com>", mail, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        Assert.Contains("multipart/related", mail, StringComparison.Ordinal);
        Assert.Contains("Content-ID: <code@reminders>", mail, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task MailboxUnknown_FailsForGood()
    {
        using var server = new SmtpSink { RcptAnswer = "550 no such mailbox" };

        var failed = Assert.IsType<HandOver.Failed>(await Send(server.Port));

        Assert.True(failed.Permanent);
        Assert.DoesNotContain("ada@", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServerBusy_MayBeTriedAgain()
    {
        using var server = new SmtpSink { RcptAnswer = "451 try later" };

        Assert.False(Assert.IsType<HandOver.Failed>(await Send(server.Port)).Permanent);
    }

    [Fact]
    public async Task NobodyListens_DefinitelyNotSent()
    {
        int port;
        using (var server = new SmtpSink())
        {
            port = server.Port;
        }

        Assert.False(Assert.IsType<HandOver.Failed>(await Send(port)).Permanent);
    }

    [Fact]
    public async Task ServerWithoutTls_DefinitelyNotSent_SoNoReminderIsUsedUp()
    {
        using var server = new SmtpSink();

        var failed = Assert.IsType<HandOver.Failed>(await Send(server.Port, tls: true));

        Assert.False(failed.Permanent);
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task ConnectionBreaksAfterTheMessage_NobodyCanSay()
    {
        using var server = new SmtpSink { BreakAfterData = true };

        Assert.IsType<HandOver.Unknown>(await Send(server.Port));
        Assert.Single(server.Mails);
    }

    private static Task<HandOver> Send(int port, bool tls = false) => new SmtpChannel(new SmtpSettings("127.0.0.1", port, tls, null, null)).Send(
        new OutgoingMessage.Email(
            Guid.Empty, "contact", "billing@example.com", "Example Ltd", null, "ada@example.com", "Ada", "<op@example.com>",
            ["<earlier@example.com>"], Instant.FromUtc(2026, 6, 1, 8, 0), new RenderedEmail("Subject", "text", "<p>html</p>") { Images = [new InlineImage("code@reminders", "code.png", "image/png", [1, 2, 3])] }),
        CancellationToken.None);
}
