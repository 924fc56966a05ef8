using Azure.Core.Amqp;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;
using Reminders.Functions.Payments;
using Reminders.Functions.Tests.Settings;

namespace Reminders.Functions.Tests.Payments;

/// <summary>An operator sees which payments the queue gave up and why, and sends them again.</summary>
public sealed class BuriedPaymentsTests : IDisposable
{
    private const string Payment = """
        { "paymentId": "p1", "invoiceId": "i1", "amount": "100.00", "currency": "EUR", "bookedOn": "2026-05-20", "payer": "Ada Example" }
        """;

    private static readonly Instant Now = Instant.FromUtc(2026, 5, 20, 8, 0);

    private readonly DeadQueue _queue = new();
    private readonly BuriedPayments _buried;

    public BuriedPaymentsTests()
    {
        var settings = AppSettingsTests.Valid;
        settings["Creditors:1:id"] = "other";
        settings["Creditors:1:name"] = "Other Ltd";
        settings["Creditors:1:email"] = "billing@other.example";
        _buried = new BuriedPayments(_queue.Receiver, _queue.Sender, AppSettingsTests.Read(settings), NullLogger<BuriedPayments>.Instance);
    }

    public void Dispose() => _buried.Dispose();

    [Fact]
    public async Task ADeadLetter_IsListedWithItsReason_AndNothingOfAPerson()
    {
        var id = _queue.Bury(Payment, reason: "conflict", description: "the payment is known with other content");

        var letter = Assert.Single((await _buried.DeadLetters("main", null, 10)).Items);

        Assert.Equal(
            new DeadLetter(id, $"m{id}", "payment", "i1", "queue payments", 2, "conflict: the payment is known with other content", null)
            {
                ReceivedAt = Instant.FromUtc(2026, 5, 15, 10, 0),
            },
            letter);
        Assert.DoesNotContain("Ada", letter.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "invoiceId": "Ada Example, 12 High Street" }""")]
    [InlineData("big")]
    public async Task OneThatCannotBeRead_IsListedAllTheSame_WithinBounds(string body)
    {
        _queue.Bury(body == "big" ? new string(' ', 70_000) : body, description: new string('x', 4096));

        var letter = Assert.Single((await _buried.DeadLetters("main", null, 10)).Items);

        Assert.Null(letter.InvoiceId);
        Assert.InRange(letter.ToString().Length, 1, 1000);
        Assert.DoesNotContain("Ada", letter.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OneThatIsNoBytes_HidesNoOther_AndIsSentAgainAsItWas()
    {
        var (number, text, bytes) = (_queue.Bury("", with: body => body.Body = AmqpMessageBody.FromValue(42)), _queue.Bury("", with: body => body.Body = AmqpMessageBody.FromValue(Payment)), _queue.Bury(Payment));

        Assert.Equal([null, "i1", "i1"], (await _buried.DeadLetters("main", null, 10)).Items.Select(letter => letter.InvoiceId));

        await _buried.Retry("main", number, Now);
        await _buried.Retry("main", text, Now);
        Assert.Equal([42, Payment], _queue.Sent.Select(copy => copy.GetRawAmqpMessage().Body.TryGetValue(out var value) ? value : null));
        Assert.Equal([bytes], _queue.Dead);
    }

    [Fact]
    public async Task EachCreditor_SeesAndRetriesItsOwn_WhoNamesNobodyIsTheDefaultOnes()
    {
        var (named, unnamed, others, unknown) = (_queue.Bury(Payment, "main"), _queue.Bury(Payment), _queue.Bury(Payment, "other"), _queue.Bury(Payment, "nobody"));

        Assert.Equal([named, unnamed, unknown], await Listed("main"));
        Assert.Equal([others], await Listed("other"));
        Assert.Null(await _buried.Retry("other", named, Now));
        Assert.Null(await _buried.Retry("main", others, Now));
        Assert.Null(await _buried.Retry("main", 4, Now));
        Assert.Empty(_queue.Sent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task Pages_ShowEachOnce_AlsoBetweenManyOfOthers(int limit)
    {
        var own = new List<long>();
        for (var n = 0; n < 2500; n++)
        {
            if (n % 500 == 499)
            {
                own.Add(_queue.Bury("{", "main"));
            }

            _queue.Bury("{", "other");
        }

        Assert.Equal(own, await Listed("main", limit));
        await Assert.ThrowsAsync<InvalidCursorException>(() => _buried.DeadLetters("main", "x", 10));
    }

    [Fact]
    public async Task Retried_ItIsSentAgainUnderANewId_AndOthersStayUnlocked()
    {
        var all = Enumerable.Range(0, 10).Select(n => _queue.Bury(Payment, "main", id: $"{new string('a', 127)}{n}")).ToList();

        Assert.Equal(all[6], (await _buried.Retry("main", all[6], Now))?.Id);

        var copy = Assert.Single(_queue.Sent);
        Assert.Equal(Payment, copy.Body.ToString());
        Assert.Equal(["creditor"], copy.ApplicationProperties.Keys);
        Assert.EndsWith($"~{all[6]}", copy.MessageId, StringComparison.Ordinal);
        Assert.Equal(128, copy.MessageId.Length);
        Assert.Equal(all.Where(one => one != all[6]), _queue.Dead);
        Assert.Equal(0, _queue.Locked);
        Assert.Null(await _buried.Retry("main", all[6], Now));
    }

    [Theory]
    [InlineData("receive")]
    [InlineData("complete")]
    [InlineData("abandon")]
    [InlineData("locked")]
    public async Task WhatGoesWrongAfterItWasSent_LeavesItListed_AndTheSecondRetrySendsTheSameId(string call)
    {
        _queue.Bury(Payment);
        var id = _queue.Bury(Payment);
        if (call == "locked")
        {
            _queue.Lock(id);
        }

        _queue.Trouble = at => at == call ? new ServiceBusException("no", ServiceBusFailureReason.MessageLockLost) : null;
        Assert.NotNull(await _buried.Retry("main", id, Now));
        Assert.NotEmpty(_queue.Sent);

        if (call != "abandon")
        {
            Assert.Contains(id, await Listed("main"));
            await _buried.Retry("main", id, Now);
            Assert.Single(_queue.Sent.Select(one => one.MessageId).Distinct());
        }
    }

    [Theory]
    [InlineData("peek")]
    [InlineData("send")]
    public async Task ABrokerThatCannotBeReached_IsSaid_AndNothingIsTakenAway(string call)
    {
        var id = _queue.Bury(Payment);
        _queue.Trouble = at => at == call ? new ServiceBusException("no", ServiceBusFailureReason.ServiceCommunicationProblem) : null;

        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _buried.Retry("main", id, Now));

        _queue.Trouble = at => at == call ? new UnauthorizedAccessException() : null;
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => _buried.Retry("main", id, Now));
        Assert.Equal([id], _queue.Dead);
    }

    /// <summary>Page by page until there is no next one.</summary>
    private async Task<List<long>> Listed(string creditor, int limit = 10)
    {
        var ids = new List<long>();
        string? cursor = null;
        do
        {
            var page = await _buried.DeadLetters(creditor, cursor, limit);
            Assert.InRange(page.Items.Count, 0, limit);
            ids.AddRange(page.Items.Select(letter => letter.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return ids;
    }
}
