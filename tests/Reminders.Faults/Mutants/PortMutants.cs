using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Domain.Payments;
using Reminders.Domain.Policies;

namespace Reminders.Faults.Mutants;

/// <summary>Each hand-over gets an id of its own.</summary>
internal sealed class WithoutOperationId(IMessageChannel inner) : IMessageChannel
{
    private int _count;

    public string Name => inner.Name;

    public Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation) =>
        inner.Send(message with { OperationId = OperationId.Of(string.Create(CultureInfo.InvariantCulture, $"{message.ContactId}/{++_count}")) }, cancellation);

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => inner.Ask(operationId, cancellation);
}

/// <summary>Whoever gives no answer is taken to have refused.</summary>
internal sealed class SilenceIsFailure(IMessageChannel inner) : IMessageChannel
{
    public string Name => inner.Name;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation) =>
        await inner.Send(message, cancellation) is HandOver.Unknown unknown ? new HandOver.Failed(false, unknown.Reason) : new HandOver.Accepted();

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => inner.Ask(operationId, cancellation);
}

/// <summary>The time is taken when a look begins, and kept.</summary>
internal sealed class TimeOfLook(ILedger inner, IClock clock) : PassedLedger(inner), IClock
{
    private Instant? _now;

    public Instant GetCurrentInstant() => _now ?? clock.GetCurrentInstant();

    public override async Task<IReadOnlyList<DueWake>> Due(Instant upTo, int limit, CancellationToken cancellation = default)
    {
        _now = clock.GetCurrentInstant();
        var due = await Inner.Due(_now.Value, limit, cancellation);
        _now = due.Count > 0 ? _now : null;
        return due;
    }
}

/// <summary>Every feed has always just spoken.</summary>
internal sealed class TalkativeFeeds(IFeedWords inner, IClock clock) : IFeedWords
{
    public Task<IReadOnlyList<FeedWord>> FeedWords(string creditor, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<FeedWord>>([new FeedWord(Running.Clients.Source) { HeardAt = clock.GetCurrentInstant() }]);

    public Task<FeedWord> ChangeFeedWord(string creditor, string feed, Func<FeedWord, FeedWord> change, CancellationToken cancellation = default) =>
        inner.ChangeFeedWord(creditor, feed, change, cancellation);
}

/// <summary>The policies with one rule changed.</summary>
internal sealed class OtherPolicies(IPolicies inner, Func<Policy, Policy> change) : IPolicies
{
    public IReadOnlyCollection<string> Names => inner.Names;

    public Policy? Find(string nameOrReference) => inner.Find(nameOrReference) is { } policy ? change(policy) : null;

    public static ImmutableArray<Segment> EachStep(Policy policy, Func<Step, Step> change) =>
        [.. policy.Segments.Select(segment => segment with { Steps = [.. segment.Steps.Select(change)] })];
}
