using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.CustomerPages;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Streams;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Contacts;

/// <summary>The appends of the contact protocol on the customer's stream and on the covered invoices. No decisions here.</summary>
public sealed class ClaimBook(StreamStates states, CaseBook cases, IClock clock)
{
    /// <summary>Spends the customer's budget at the version read and as of the decision's time: the one append that can.</summary>
    public Task<AppendResult> Claim(
        Loaded<Customer> customer, CustomerEvent.ContactClaimed claim, PageToken? page, Instant decidedAt, CancellationToken cancellation = default)
    {
        var slip = ContactSlip.Of(customer.Stream, claim).ToDocument();
        return AppendToCustomer(
            customer,
            claim,
            $"claim:{claim.ContactId}",
            decidedAt,
            cancellation,
            page is null ? [slip] : [slip, PageSlip.Of(customer.Stream, claim).ToDocument(page)]);
    }

    /// <summary>Appends a fact to a case whatever else happened to it meanwhile; once, by its keys.</summary>
    public async Task RecordOnInvoice(
        string creditor, string invoiceId, Func<Case, ImmutableArray<InvoiceEvent>> factsFor, ImmutableArray<string> keys, NewDocument? document = null, CancellationToken cancellation = default)
    {
        while (await cases.Find(creditor, invoiceId, cancellation) is { } file)
        {
            var facts = factsFor(file.Case);
            if (facts.IsEmpty)
            {
                return;
            }

            var committed = await cases.Commit(
                file, facts, Actors.System, keys, document is null ? [] : [document], cancellation);
            if (committed.Result is not AppendResult.Conflict)
            {
                return;
            }
        }
    }

    /// <summary>Closes the claim on the customer's stream; once, by its key.</summary>
    public Task Close(StreamId customerStream, CustomerEvent outcome, string contactId, CancellationToken cancellation = default) =>
        Record(customerStream, outcome, $"outcome:{contactId}", cancellation);

    /// <summary>Appends a fact to a customer's stream whatever else happened to it meanwhile; once, by its key.</summary>
    public async Task Record(StreamId customerStream, CustomerEvent fact, string key, CancellationToken cancellation = default)
    {
        while (true)
        {
            var customer = await states.Customer(customerStream.Creditor, customerStream.Id, cancellation);
            if (await AppendToCustomer(customer, fact, key, clock.GetCurrentInstant(), cancellation) is not AppendResult.Conflict)
            {
                return;
            }
        }
    }

    private Task<AppendResult> AppendToCustomer(
        Loaded<Customer> customer, CustomerEvent fact, string key, Instant at, CancellationToken cancellation, params ImmutableArray<NewDocument> stored)
    {
        var after = customer.State.Evolve(fact, at);
        return states.Append(
            new Append
            {
                Stream = customer.Stream,
                Head = customer.Head,
                Events = [EventFormat.Write(fact)],
                Keys = [key],
                Documents = stored,
                At = at,
                Actor = Actors.System,
                WakeAt = customer.Head.WakeAt,
                Rows = CustomerRows.Of(customer.Stream.Id, after),
            },
            after,
            cancellation);
    }
}
