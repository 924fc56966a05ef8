using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Documents;
using Reminders.Application.Feeds;
using Reminders.Application.Ledger;
using Reminders.Application.Policies;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Decisions;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;

namespace Reminders.Application.Cases;

/// <summary>
/// Reads cases with what decisions need, and appends facts to them. Whatever a fact brings about (closing, a broken promise, the
/// next wake time) is decided at once and goes into the same append.
/// </summary>
public sealed class CaseBook(StreamStates states, ICreditors creditors, IPolicies policies, FeedWatch feeds, IDoorbell doorbell, IClock clock)
{
    // A policy comes back with a deployment, which rings nobody.
    private static readonly Duration WithoutPolicy = Duration.FromHours(1);

    public IClock Clock => clock;

    /// <summary>The case with its customer, or null if there is no such invoice.</summary>
    public async Task<CaseFile?> Find(string creditorId, string invoiceId, CancellationToken cancellation = default)
    {
        var invoice = await states.Case(creditorId, invoiceId, cancellation);
        if (!invoice.Exists)
        {
            return null;
        }

        var customer = await states.Customer(creditorId, invoice.State.CustomerId, cancellation);
        var creditor = creditors.Find(creditorId) ?? throw new UnknownCreditorException(creditorId);
        return await File(creditor, invoice, customer, cancellation);
    }

    /// <summary>A case with what decisions need besides it, as far as it is not read already.</summary>
    public async Task<CaseFile> File(Creditor creditor, Loaded<Case> invoice, Loaded<Customer> customer, CancellationToken cancellation = default) =>
        new(creditor, invoice, customer, await feeds.Of(creditor, cancellation));

    /// <summary>The context of a decision now; the replacement stands in where the case's own policy is not loaded.</summary>
    /// <exception cref="PolicyGoneException">The policy version the case follows is not loaded.</exception>
    public DecisionContext Context(CaseFile file, Policy? replacement = null) => Context(file, file.Case, replacement);

    /// <summary>
    /// What is to be done about a case. One whose policy is gone waits for an operator: facts are still recorded, nothing is decided,
    /// and it is looked at again for when the policy comes back.
    /// </summary>
    public Settled Settle(CaseFile file, Policy? replacement = null) => Settle(file, file.Case, replacement);

    /// <summary>Whether the policy version the case follows is loaded.</summary>
    public bool CanDecide(Case state) => policies.Find(state.PolicyReference) is not null;

    /// <summary>Appends facts and all they bring about at the version the file was read at.</summary>
    public async Task<Committed> Commit(
        CaseFile file,
        ImmutableArray<InvoiceEvent> facts,
        string actor,
        ImmutableArray<string> keys = default,
        ImmutableArray<NewDocument> documents = default,
        CancellationToken cancellation = default)
    {
        var now = clock.GetCurrentInstant();
        var state = facts.Aggregate(file.Case, (current, fact) => current.Evolve(fact, now));
        var settled = Settle(file, state);
        var result = await states.Append(
            new Append
            {
                Stream = file.Invoice.Stream,
                Head = file.Invoice.Head,
                Events = [.. facts.Concat(settled.Facts).Select(EventFormat.Write)],
                Keys = keys.IsDefault ? [] : keys,
                Documents = documents.IsDefault ? [] : documents,
                At = now,
                Actor = actor,
                WakeAt = settled.Decision.WakeAt,
                Rows = CaseRows.Of(settled.After, file.Creditor),
            },
            settled.After,
            cancellation);
        if (result is not AppendResult.Appended appended)
        {
            return new Committed(result, file);
        }

        await doorbell.Ring(file.Invoice.Stream, cancellation);
        return new Committed(result, file with { Invoice = file.Invoice with { Head = appended.Head, State = settled.After } });
    }

    private DecisionContext Context(CaseFile file, Case state, Policy? replacement = null) => new(
        file.Customer,
        policies.Find(state.PolicyReference) ?? replacement ?? throw new PolicyGoneException(state.PolicyReference),
        file.Creditor.Terms,
        clock.GetCurrentInstant())
    {
        Feeds = file.Feeds,
    };

    private Settled Settle(CaseFile file, Case state, Policy? replacement = null) => replacement is null && !CanDecide(state)
        ? new Settled([], state, Stopped(file, state))
        : Decider.Settle(state, Context(file, state, replacement));

    private Decision Stopped(CaseFile file, Case state)
    {
        var isDone = state.Closed is not null && file.Invoice.Head.WakeAt is null && ReferenceEquals(state, file.Case);
        return new Decision
        {
            WaitsFor = "operator:policy",
            WakeAt = isDone ? null : clock.GetCurrentInstant() + WithoutPolicy,
            Explanation = [Explanation.Stops("policy", new PolicyGoneException(state.PolicyReference).Message)],
        };
    }
}

/// <summary>A case as read: its creditor, its stream, its customer's stream, and what the creditor's payment feeds last said.</summary>
public sealed record CaseFile(Creditor Creditor, Loaded<Case> Invoice, Loaded<Customer> CustomerStream, PaymentFeeds Feeds)
{
    public Case Case => Invoice.State;

    public Customer Customer => CustomerStream.State;
}

/// <summary>The ledger's answer and, where appended, the file as it is now.</summary>
public sealed record Committed(AppendResult Result, CaseFile File)
{
    public bool IsIn => Result is AppendResult.Appended;
}

/// <summary>The policy version a case follows is not loaded: bring it back, or assign another.</summary>
public sealed class PolicyGoneException(string reference)
    : Exception($"policy {reference} is not loaded but a case follows it: bring the file back or assign another policy");

/// <summary>A stream belongs to a creditor that is not configured.</summary>
public sealed class UnknownCreditorException(string id) : Exception($"creditor '{id}' is not configured");
