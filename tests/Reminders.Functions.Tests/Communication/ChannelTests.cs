using Azure;
using Azure.Communication.Email;
using Azure.Communication.Sms;
using Azure.Communication.Sms.Models;
using Azure.Identity;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Functions.Communication;
using Reminders.Messages;

namespace Reminders.Functions.Tests.Communication;

/// <summary>What each answer of Communication Services means: sent, certainly not sent, or nobody knows.</summary>
public sealed class ChannelTests
{
    private static readonly Guid Operation = new("5f0c9a3e-6a51-4d0b-9d5e-2f3a7c1b8e64");
    private readonly TokenBuckets _pacing;
    private readonly StillClock _clock = new();

    public ChannelTests() => _pacing = new TokenBuckets(new Dictionary<string, Quota>(), _clock);

    [Theory]
    [InlineData(400, "Failed")]
    [InlineData(401, "Failed")]
    [InlineData(413, "Failed")]
    [InlineData(429, "Failed")]
    [InlineData(408, "Unknown")]
    [InlineData(409, "Unknown")]
    [InlineData(500, "Unknown")]
    [InlineData(503, "Unknown")]
    public async Task EmailRefused_ClassifiedByWhatIsCertain(int status, string expected)
    {
        var client = new FakeEmail(() => throw new RequestFailedException(status, "no"));

        Assert.Equal(expected, (await Email(client).Send(AnEmail, default)).GetType().Name);
        Assert.Equal(1, client.Calls);
    }

    [Fact]
    public async Task EmailTaken_UnderTheContactsOwnId_WithoutTracking()
    {
        var client = new FakeEmail(() => null!);

        Assert.IsType<HandOver.Accepted>(await Email(client).Send(AnEmail, default));
        Assert.Equal(Operation, client.OperationId);
        Assert.True(client.Message!.UserEngagementTrackingDisabled);
        Assert.Equal("auto-generated", client.Message.Headers["Auto-Submitted"]);
    }

    [Fact]
    public async Task EmailWithACode_CarriesItInside()
    {
        var client = new FakeEmail(() => null!);
        var image = new InlineImage("code@reminders", "code.png", "image/png", [1, 2, 3]);

        await Email(client).Send(AnEmail with { Body = AnEmail.Body with { Images = [image] } }, default);

        var attached = Assert.Single(client.Message!.Attachments);
        Assert.Equal(("code@reminders", "code.png", "image/png"), (attached.ContentId, attached.Name, attached.ContentType));
        Assert.Equal(image.Content, attached.Content.ToArray());
    }

    [Fact]
    public async Task EmailCutOff_IsUnknown() =>
        Assert.IsType<HandOver.Unknown>(await Email(new FakeEmail(() => throw new OperationCanceledException())).Send(AnEmail, default));

    [Fact]
    public async Task NoToken_CertainlyNotSent_AndTheAddressIsNotToBlame()
    {
        var email = await Email(new FakeEmail(() => throw new CredentialUnavailableException("no endpoint"))).Send(AnEmail, default);
        var sms = await new AzureSmsChannel(new FakeSms(() => throw new AuthenticationFailedException("no answer")), "+4930", _pacing, _clock)
            .Send(new OutgoingMessage.Sms(Operation, "c", "+49", "text"), default);

        Assert.All([email, sms], outcome => Assert.False(Assert.IsType<HandOver.Failed>(outcome).Permanent));
    }

    [Fact]
    public async Task QuotaUsedUp_TheChannelPauses()
    {
        await Email(new FakeEmail(() => throw new RequestFailedException(429, "slow down"))).Send(AnEmail, default);

        Assert.Equal(_clock.Now + Duration.FromMinutes(1), _pacing.Take("email", "a"));
        Assert.Null(_pacing.Take("sms", "a"));
    }

    [Theory]
    [InlineData(0, "Accepted")]
    [InlineData(404, "Failed")]
    public async Task EmailAsked_KnownCountsAsSent_UnknownNeverArrived(int status, string expected)
    {
        var channel = new AzureEmailChannel(new FakeEmail(() => null!), _pacing, _clock)
        {
            Operation = _ => new FakeOperation(() => status == 0 ? null! : throw new RequestFailedException(status, "?")),
        };

        Assert.Equal(expected, (await channel.Ask(Operation, default)).GetType().Name);
    }

    [Theory]
    [InlineData("Succeeded", "Accepted")]
    [InlineData("Running", "Accepted")]
    [InlineData("Failed", "Failed")]
    [InlineData("Canceled", "Failed")]
    public async Task EmailAsked_WhatTheProviderSaysOfIt(string status, string expected)
    {
        var channel = new AzureEmailChannel(new FakeEmail(() => null!), _pacing, _clock)
        {
            Operation = _ => new FakeOperation(() => null!) { Said = status },
        };

        Assert.Equal(expected, (await channel.Ask(Operation, default)).GetType().Name);
    }

    [Theory]
    [InlineData(202, true, "Accepted", false)]
    [InlineData(400, false, "Failed", true)]
    [InlineData(404, false, "Failed", true)]
    [InlineData(403, false, "Failed", false)]
    [InlineData(429, false, "Failed", false)]
    [InlineData(500, false, "Unknown", false)]
    public async Task SmsAnswered_TheRecipientsOwnResultCounts(int status, bool successful, string expected, bool permanent)
    {
        var client = new FakeSms(() => SmsModelFactory.SmsSendResult("+49", "m1", status, successful, "why"));
        var outcome = await new AzureSmsChannel(client, "+4930", _pacing, _clock).Send(new OutgoingMessage.Sms(Operation, "c", "+49", "text"), default);

        Assert.Equal(expected, outcome.GetType().Name);
        Assert.Equal(permanent, outcome is HandOver.Failed { Permanent: true });
        Assert.Equal(Operation.ToString("D"), client.Options!.Tag);
        Assert.True(client.Options.EnableDeliveryReport);
    }

    [Fact]
    public async Task SmsAsked_NobodyKnows() =>
        Assert.IsType<HandOver.Unknown>(await new AzureSmsChannel(new FakeSms(() => null!), "+4930", _pacing, _clock).Ask(Operation, default));

    private static OutgoingMessage.Email AnEmail => new(
        Operation, "c", "billing@example.com", "Example", null, "ada@example.com", "Ada", "<1@example.com>", [], Instant.FromUnixTimeSeconds(0),
        new RenderedEmail("Subject", "Text", "<p>Html</p>"));

    private AzureEmailChannel Email(EmailClient client) => new(client, _pacing, _clock);

    private sealed class StillClock : IClock
    {
        public Instant Now { get; set; } = Instant.FromUtc(2026, 6, 10, 7, 0);

        public Instant GetCurrentInstant() => Now;
    }

    private sealed class FakeEmail(Func<EmailSendOperation> answer) : EmailClient
    {
        public int Calls { get; private set; }

        public Guid OperationId { get; private set; }

        public EmailMessage? Message { get; private set; }

        public override Task<EmailSendOperation> SendAsync(
            WaitUntil wait, EmailMessage message, Guid operationId, CancellationToken cancellationToken = default)
        {
            Assert.Equal(WaitUntil.Started, wait);
            (Calls, OperationId, Message) = (Calls + 1, operationId, message);
            return Task.FromResult(answer());
        }
    }

    private sealed class FakeOperation(Func<Response> update) : EmailSendOperation
    {
        public string? Said { get; init; }

        public override bool HasCompleted => Said is "Succeeded" or "Failed" or "Canceled";

        public override bool HasValue => HasCompleted;

        public override EmailSendResult Value => EmailModelFactory.EmailSendResult("id", new EmailSendStatus(Said!));

        public override ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default) => ValueTask.FromResult(update());
    }

    private sealed class FakeSms(Func<SmsSendResult> answer) : SmsClient
    {
        public SmsSendOptions? Options { get; private set; }

        public override Task<Response<IReadOnlyList<SmsSendResult>>> SendAsync(
            string from, IEnumerable<string> to, string message, SmsSendOptions? options = null, CancellationToken cancellationToken = default)
        {
            Options = options;
            return Task.FromResult(Response.FromValue<IReadOnlyList<SmsSendResult>>([answer()], null!));
        }
    }
}
