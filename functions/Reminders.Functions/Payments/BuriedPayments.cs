using System.Globalization;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Logging;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Application.Outbound;
using Reminders.Application.Projections;
using Reminders.Functions.Settings;

namespace Reminders.Functions.Payments;

/// <summary>
/// The dead letters of the queue <c>payments</c>, under the sequence numbers they have there. Listing only peeks. A creditor sees
/// its own; those that name no configured creditor belong to the default one. A page may be shorter than asked for, even empty, while
/// there is a next one: the broker cannot filter.
/// </summary>
public sealed class BuriedPayments(ServiceBusReceiver buried, ServiceBusSender queue, AppSettings settings, ILogger<BuriedPayments> log)
    : IDeadLetters, IDisposable
{
    private const int AtOnce = 100;

    private const int MaxPeeked = 2000;

    // To take one away, those before it have to be locked meanwhile, each for less than a minute.
    private const int MaxLocked = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _removing = new(1);

    public async Task<Page<DeadLetter>> DeadLetters(string creditor, string? cursor, int limit, CancellationToken cancellation = default)
    {
        var letters = new List<DeadLetter>();
        var from = First(cursor);
        for (var peeked = 0; peeked < MaxPeeked;)
        {
            var some = await Reached(() => buried.PeekMessagesAsync(AtOnce, from, cancellation));
            if (some.Count == 0)
            {
                return new Page<DeadLetter>(letters, NextCursor: null);
            }

            foreach (var message in some)
            {
                if (letters.Count == limit)
                {
                    return new Page<DeadLetter>(letters, Cursor(from));
                }

                (from, peeked) = (message.SequenceNumber + 1, peeked + 1);
                if (Owner(message) == creditor)
                {
                    letters.Add(QueuedPayment.Letter(message));
                }
            }
        }

        return new Page<DeadLetter>(letters, Cursor(from));
    }

    /// <summary>
    /// Sends a copy, then takes the dead letter away. Stopping in between leaves both, which is harmless: the ledger knows a payment
    /// it has.
    /// </summary>
    public async Task<DeadLetter?> Retry(string creditor, long id, Instant now, CancellationToken cancellation = default)
    {
        var found = await Reached(() => buried.PeekMessagesAsync(1, id, cancellation));
        if (found is not [var message, ..] || message.SequenceNumber != id || Owner(message) != creditor)
        {
            return null;
        }

        await Reached(async () =>
        {
            await queue.SendMessageAsync(QueuedPayment.Copy(message), cancellation);
            return true;
        });
        await Remove(id);
        return QueuedPayment.Letter(message);
    }

    public void Dispose() => _removing.Dispose();

    private string Owner(ServiceBusReceivedMessage message) =>
        QueuedPayment.Creditor(message) is var named && settings.Find(named) is not null ? named : settings.DefaultCreditor;

    /// <summary>The copy is on its way, so nothing that goes wrong here may call the retry failed: at worst the letter stays listed.</summary>
    private async Task Remove(long id)
    {
        await _removing.WaitAsync(CancellationToken.None);
        var others = new List<ServiceBusReceivedMessage>();
        try
        {
            while (others.Count < MaxLocked && await buried.ReceiveMessagesAsync(AtOnce, Patience, CancellationToken.None) is { Count: > 0 } some)
            {
                others.AddRange(some.Where(message => message.SequenceNumber != id));
                if (some.FirstOrDefault(message => message.SequenceNumber == id) is { } message)
                {
                    await buried.CompleteMessageAsync(message, CancellationToken.None);
                    return;
                }
            }

            log.LogWarning("Dead letter {Id} was sent again and stays listed: it could not be locked", id);
        }
        catch (Exception trouble) when (Reason(trouble) is { } reason)
        {
            log.LogWarning("Dead letter {Id} was sent again and stays listed: {Reason}", id, reason);
        }
        finally
        {
            await Task.WhenAll(others.Select(GiveBack));
            _removing.Release();
        }
    }

    private async Task GiveBack(ServiceBusReceivedMessage message)
    {
        try
        {
            await buried.AbandonMessageAsync(message, cancellationToken: CancellationToken.None);
        }
        catch (Exception trouble) when (Reason(trouble) is not null)
        {
            // Its lock ends by itself.
        }
    }

    private static long First(string? cursor) => cursor is null ? 0
        : long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var from) ? from
        : throw new InvalidCursorException();

    private static string Cursor(long from) => from.ToString(CultureInfo.InvariantCulture);

    private static async Task<T> Reached<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception trouble) when (Reason(trouble) is { } reason)
        {
            throw new LedgerUnavailableException($"The queue of payments cannot be read or written now: {reason}.", trouble);
        }
    }

    private static string? Reason(Exception trouble) => trouble switch
    {
        ServiceBusException broker => broker.Reason.ToString(),
        UnauthorizedAccessException => "this app lacks a role on it",
        AuthenticationFailedException => "this app has no identity there",
        _ => null,
    };
}
