using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Reminders.Local.Settings;

namespace Reminders.Local.Tests;

/// <summary>Events as other systems get them, on the virtual clock unless said otherwise.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string OldSecret = "T2xkIHNlY3JldCBvbGQgc2VjcmV0IG9sZCE=";
    private const string SecretVariable = "REMINDERS_TEST_WEBHOOK_SECRET";
    private const string OldSecretVariable = "REMINDERS_TEST_WEBHOOK_SECRET_OLD";

    private static readonly Instant Start = Samples.At("2026-05-15T08:00:00Z");

    private readonly TempFolder _folder = new();

    public WebhookTests()
    {
        Environment.SetEnvironmentVariable(SecretVariable, $"whsec_{Secret}");
        Environment.SetEnvironmentVariable(OldSecretVariable, $"whsec_{OldSecret}");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WhatHappens_ArrivesSignedAndInOrder()
    {
        await using var receiver = new WebhookReceiver();
        await using var host = await Serve(receiver);
        await Register(host, "i1");

        await host.Advance(Samples.At("2026-06-12T08:00:00Z"));

        Assert.Equal(["reminders.invoice.registered", "reminders.reminder.sent"], receiver.Arrived.Select(one => one.Type));
        var sent = receiver.Arrived.Last();
        Assert.Equal("application/cloudevents+json; charset=utf-8", sent.ContentType);
        Assert.Equal(Samples.At("2026-06-10T07:00:00Z").ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), sent.Timestamp);
        Assert.Equal($"v1,{Hmac(Secret, sent)}", sent.Signature);
        Assert.DoesNotContain("example.com", Encoding.UTF8.GetString(sent.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileASecretIsReplaced_BothSign()
    {
        await using var receiver = new WebhookReceiver();
        await using var host = await Serve($$"""{ "url": "{{receiver.Url}}", "secretsEnv": ["{{SecretVariable}}", "{{OldSecretVariable}}"] }""");
        await Register(host, "i1");

        await host.Advance(Start);

        var arrival = Assert.Single(receiver.Arrived);
        Assert.Equal($"v1,{Hmac(Secret, arrival)} v1,{Hmac(OldSecret, arrival)}", arrival.Signature);
    }

    [Fact]
    public async Task Failing_IsTriedByTheTable_ThenADeadLetter_AndTheNextGoesOn()
    {
        await using var receiver = new WebhookReceiver { Answer = one => one.Type == "reminders.invoice.registered" ? HttpStatusCode.InternalServerError : HttpStatusCode.OK };
        await using var host = await Serve(receiver);
        await Register(host, "i1");
        await host.Post("/api/invoices/i1/hold", new { });

        await host.Advance(Samples.At("2026-05-25T08:00:00Z"));

        Duration[] waits =
        [
            Duration.Zero, Duration.FromSeconds(5), Duration.FromMinutes(5), Duration.FromMinutes(30), Duration.FromHours(2),
            Duration.FromHours(5), Duration.FromHours(10), Duration.FromHours(14), Duration.FromHours(20), Duration.FromHours(24),
        ];
        var expected = waits.Select((_, index) => Start + waits.Take(index + 1).Aggregate(Duration.Zero, (sum, wait) => sum + wait)).ToList();
        var tries = receiver.Arrived.Where(one => one.Type == "reminders.invoice.registered").ToList();
        Assert.Equal(expected, tries.Select(one => Instant.FromUnixTimeSeconds(long.Parse(one.Timestamp, CultureInfo.InvariantCulture))));
        Assert.Single(tries.Select(one => one.Id).Distinct());
        Assert.Equal("reminders.hold.placed", receiver.Arrived.Last().Type);

        var letter = Assert.Single((await host.Get("/api/dead-letters"))["items"]!.AsArray())!;
        Assert.Equal(("answered 500", 10, "i1"), ((string)letter["problem"]!, (int)letter["attempts"]!, (string)letter["invoiceId"]!));

        receiver.Answer = _ => HttpStatusCode.OK;
        await host.Post($"/api/dead-letters/{letter["id"]}/retry", new { });
        await host.Advance(Samples.At("2026-05-25T08:00:00Z"));

        Assert.Equal("reminders.invoice.registered", receiver.Arrived.Last().Type);
        Assert.Empty((await host.Get("/api/dead-letters"))["items"]!.AsArray());
    }

    [Fact]
    public async Task OneEndpointFailing_TheOtherAndTheRemindersGoOn()
    {
        await using var failing = new WebhookReceiver { Answer = _ => HttpStatusCode.ServiceUnavailable };
        await using var working = new WebhookReceiver();
        await using var host = await Serve(failing, working);
        await Register(host, "i1");

        await host.Advance(Samples.At("2026-06-12T08:00:00Z"));

        Assert.Equal(2, working.Arrived.Count);
        Assert.Equal(["soft 2026-06-10T07:00:00Z"], await host.Sent("i1"));
    }

    [Fact]
    public async Task Gone_ClosesTheEndpoint_UntilAPersonTriesAgain()
    {
        await using var receiver = new WebhookReceiver { Answer = _ => HttpStatusCode.Gone };
        await using var host = await Serve(receiver);
        await Register(host, "i1");
        await Register(host, "i2");
        await host.Advance(Start + Duration.FromDays(1));
        await Register(host, "i4");
        await host.Advance(Start + Duration.FromDays(2));

        Assert.Single(receiver.Arrived);
        var letters = (await host.Get("/api/dead-letters"))["items"]!.AsArray();
        Assert.Equal(["i1", "i2"], letters.Select(one => (string)one!["invoiceId"]!).Order(StringComparer.Ordinal));
        var letter = letters.Single(one => (string)one!["invoiceId"]! == "i1")!;

        receiver.Answer = _ => HttpStatusCode.OK;
        await host.Post($"/api/dead-letters/{letter["id"]}/retry", new { });
        await Register(host, "i3");
        await host.Advance(Start + Duration.FromDays(2));

        Assert.Equal(["i1", "i1", "i3"], receiver.Arrived.Select(one => (string)one.Json["subject"]!));
    }

    [Fact]
    public async Task ARedirect_IsAFailure_AndNotFollowed()
    {
        await using var elsewhere = new WebhookReceiver();
        await using var receiver = new WebhookReceiver { Answer = _ => HttpStatusCode.TemporaryRedirect, Location = elsewhere.Url };
        await using var host = await Serve(receiver);
        await Register(host, "i1");

        await host.Advance(Start);

        Assert.Single(receiver.Arrived);
        Assert.Empty(elsewhere.Arrived);
    }

    [Fact]
    public async Task AskedToWait_WaitsAtLeastSoLong()
    {
        await using var receiver = new WebhookReceiver { Answer = _ => HttpStatusCode.TooManyRequests, RetryAfter = 60 };
        await using var host = await Serve(receiver);
        await Register(host, "i1");

        await host.Advance(Start + Duration.FromSeconds(59));
        Assert.Single(receiver.Arrived);
        await host.Advance(Start + Duration.FromSeconds(60));
        Assert.Equal(2, receiver.Arrived.Count);
    }

    [Fact]
    public async Task ConfiguredLater_HearsNothingOfThePast()
    {
        await using var receiver = new WebhookReceiver();
        await using (var host = await Serve(Array.Empty<string>()))
        {
            await Register(host, "i1");
        }

        await using var again = await Serve(receiver);
        await again.Post("/api/invoices/i1/hold", new { });
        await again.Advance(Start);

        Assert.Equal("reminders.hold.placed", Assert.Single(receiver.Arrived).Type);
    }

    [Fact]
    public async Task RestartInBetween_GoesOnWhereItWas()
    {
        await using var receiver = new WebhookReceiver { Answer = _ => HttpStatusCode.BadGateway };
        await using (var host = await Serve(receiver))
        {
            await Register(host, "i1");
            await host.Advance(Start + Duration.FromMinutes(1));
        }

        Assert.Equal(2, receiver.Arrived.Count);
        receiver.Answer = _ => HttpStatusCode.OK;
        await using var again = await Serve(receiver);
        await again.Advance(Start + Duration.FromMinutes(2));
        Assert.Equal(2, receiver.Arrived.Count);

        await again.Advance(Start + Duration.FromDays(1));

        Assert.Equal(3, receiver.Arrived.Count);
        Assert.Single(receiver.Arrived.Select(one => one.Id).Distinct());
    }

    [Fact]
    public async Task NobodyWasThere_AndComesBack_GetsItLater()
    {
        string settings;
        await using (var gone = new WebhookReceiver())
        {
            settings = Webhook(gone.Url);
        }

        await using var host = await Serve(settings);
        await Register(host, "i1");
        await host.Advance(Start + Duration.FromDays(4));

        var letter = Assert.Single((await host.Get("/api/dead-letters"))["items"]!.AsArray())!;
        Assert.StartsWith("no answer", (string)letter["problem"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RealClock_ArrivesByItself_AndASlowEndpointHoldsUpNobody()
    {
        var release = new TaskCompletionSource();
        await using var slow = new WebhookReceiver { Before = release.Task };
        await using var quick = new WebhookReceiver();
        await using (var host = await ServeAt(clock: null, Webhook(slow.Url), Webhook(quick.Url)))
        {
            await Register(host, "i1");
            await Eventually.Holds(() => Task.FromResult(slow.Arrived.IsEmpty ? null : "arrived"));
            await host.Post("/api/invoices/i1/hold", new { });

            await Eventually.Holds(() => Task.FromResult(quick.Arrived.Any(one => one.Type == "reminders.hold.placed") ? "arrived" : null));

            Assert.Single(slow.Arrived);
            release.SetResult();
            await Eventually.Holds(() => Task.FromResult(slow.Arrived.Any(one => one.Type == "reminders.hold.placed") ? "arrived" : null));
        }
    }

    [Theory]
    [InlineData("""{ "url": "http://erp.example/hooks", "secretEnv": "REMINDERS_TEST_WEBHOOK_SECRET" }""", "https")]
    [InlineData("""{ "url": "ftp://127.0.0.1/hooks", "secretEnv": "REMINDERS_TEST_WEBHOOK_SECRET" }""", "https")]
    [InlineData("""{ "url": "https://user:word@erp.example/", "secretEnv": "REMINDERS_TEST_WEBHOOK_SECRET" }""", "user name")]
    [InlineData("""{ "url": "https://erp.example/hooks" }""", "secretEnv")]
    [InlineData("""{ "url": "https://erp.example/hooks", "secretEnv": "REMINDERS_TEST_NOT_SET" }""", "REMINDERS_TEST_NOT_SET")]
    public async Task SettingThatCannotBeUsed_IsNamed(string webhook, string named)
    {
        var refused = await Assert.ThrowsAsync<SettingsException>(() => Serve(webhook));

        Assert.Contains("creditors[0].webhooks[0]", refused.Message, StringComparison.Ordinal);
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    private static string Webhook(string url) => $$"""{ "url": "{{url}}", "secretEnv": "{{SecretVariable}}" }""";

    private static string Hmac(string secret, Arrival arrival) => Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(secret), (byte[])[.. Encoding.ASCII.GetBytes($"{arrival.Id}.{arrival.Timestamp}."), .. arrival.Body]));

    private static Task Register(TestHost host, string id) => host.Post("/api/invoices", Samples.Invoice(id, due: "2026-06-15"));

    private Task<TestHost> Serve(params WebhookReceiver[] receivers) => Serve([.. receivers.Select(receiver => Webhook(receiver.Url))]);

    private Task<TestHost> Serve(params string[] webhooks) => ServeAt("2026-05-15T08:00:00Z", webhooks);

    private async Task<TestHost> ServeAt(string? clock, params string[] webhooks)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, LocalSettings.FileName), $$"""{ "creditors": [ { "webhooks": [ {{string.Join(", ", webhooks)}} ] } ] }""");
        return await TestHost.Start(clock, _folder.Path);
    }
}
