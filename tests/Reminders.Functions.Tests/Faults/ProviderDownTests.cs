using Azure;
using Azure.Communication.Email;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Functions.Communication;
using Reminders.Functions.Tests.Hosting;
using Reminders.Functions.Tests.Settings;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Faults;

/// <summary>Communication Services is down for the hour in which everything is due.</summary>
public sealed class ProviderDownTests
{
    private const int Cases = 8;
    private const int PerHour = 4;

    [StoreTheory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(0)]
    public async Task DownForAnHour_EveryCaseGoesOutAfterwards_Once_AndPaced(int status)
    {
        var provider = new Provider();
        await using var app = await CloudApp.Open("2026-05-15 12:00", new CloudOptions
        {
            Settings = new(AppSettingsTests.Valid) { ["Communication:emailPerHour"] = $"{PerHour}" },
            Change = services => services.RemoveAll<IMessageChannel>().AddSingleton<IMessageChannel>(found =>
                new AzureEmailChannel(provider, found.GetRequiredService<IPacing>(), found.GetRequiredService<IClock>()) { Operation = provider.Asked }),
        });
        provider.Clock = app;
        for (var i = 0; i < Cases; i++)
        {
            await app.Register($"i{i}", $"c{i}");
        }

        await app.RunTo("2026-06-10 08:59");
        provider.Answers = status;
        await app.RunTo("2026-06-10 10:00");
        Assert.Empty(provider.Taken);
        provider.Answers = null;
        await app.RunTo("2026-06-12 20:00");

        Assert.Equal(Enumerable.Range(0, Cases).Select(i => $"c{i}@example.com").Order(), provider.Taken.Select(one => one.To).Order());
        Assert.All(provider.Taken, one => Assert.InRange(
            provider.Taken.Count(other => other.At >= one.At && other.At < one.At + Duration.FromHours(1)), 1, 2 * PerHour));
        for (var i = 0; i < Cases; i++)
        {
            Assert.Single(await app.Timeline($"i{i}"), type => type == "reminderSent");
        }
    }

    /// <summary>Communication Services as far as the app sees it.</summary>
    private sealed class Provider : EmailClient
    {
        public List<(string To, Instant At, Guid Id)> Taken { get; } = [];

        public IClock Clock { get; set; } = SystemClock.Instance;

        public int? Answers { get; set; }

        public override Task<EmailSendOperation> SendAsync(
            WaitUntil wait, EmailMessage message, Guid operationId, CancellationToken cancellationToken = default)
        {
            Refuse();
            Taken.Add((message.Recipients.To[0].Address, Clock.GetCurrentInstant(), operationId));
            return Task.FromResult<EmailSendOperation>(null!);
        }

        public EmailSendOperation Asked(Guid id) => new Operation(() =>
        {
            Refuse();
            if (!Taken.Exists(one => one.Id == id))
            {
                throw new RequestFailedException(404, "no such operation");
            }
        });

        private void Refuse()
        {
            if (Answers is { } status)
            {
                throw new RequestFailedException(
                    status, "down", null, new HttpRequestException(HttpRequestError.ConnectionError));
            }
        }

        private sealed class Operation(Action ask) : EmailSendOperation
        {
            public override ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default)
            {
                ask();
                return ValueTask.FromResult<Response>(null!);
            }
        }
    }
}
