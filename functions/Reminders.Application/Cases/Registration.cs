using System.Text.Json;
using Reminders.Application.Creditors;
using Reminders.Application.Customers;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Policies;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Calendars;
using Reminders.Domain.Invoices;
using Reminders.Domain.Policies;
using static Reminders.Domain.Invoices.InvoiceEvent;

namespace Reminders.Application.Cases;

/// <summary>Takes invoices in: an invoice is one case, however often it is sent.</summary>
public sealed class Registration(
    CaseBook cases, StreamStates states, CustomerBook customers, PaymentIntake payments, IPolicies policies, ICreditors creditors, IIdSource ids)
{
    public async Task<Answer<CaseFile>> Register(
        string creditorId, RegisterInvoice invoice, string actor, CancellationToken cancellation = default)
    {
        var creditor = creditors.Find(creditorId) ?? throw new UnknownCreditorException(creditorId);
        var policy = policies.Find(invoice.Policy ?? creditor.DefaultPolicy);
        if (policy is null)
        {
            return new Answer<CaseFile>.Invalid("/policy", $"there is no policy '{invoice.Policy}'; known: {string.Join(", ", policies.Names)}");
        }

        var fingerprint = invoice.Fingerprint();
        while (true)
        {
            if (await cases.Find(creditorId, invoice.InvoiceId, cancellation) is { } existing)
            {
                return await SameAgain(existing, invoice, fingerprint, actor, cancellation);
            }

            if (await SaveCustomer(creditorId, invoice.Customer, actor, cancellation) is { } unknown)
            {
                return unknown;
            }

            var committed = await Append(creditor, policy, invoice, fingerprint, actor, cancellation);
            if (committed.IsIn)
            {
                var matched = await payments.MatchWaiting(committed.File, cancellation);
                return matched ? await cases.Find(creditorId, invoice.InvoiceId, cancellation) ?? committed.File : committed.File;
            }
        }
    }

    private async Task<Answer<CaseFile>> SameAgain(
        CaseFile existing, RegisterInvoice invoice, string fingerprint, string actor, CancellationToken cancellation)
    {
        if (existing.Case.Fingerprint != fingerprint)
        {
            return new Answer<CaseFile>.Refused($"invoice '{invoice.InvoiceId}' is registered with other content; amend it with PATCH");
        }

        if (await SaveCustomer(existing.Creditor.Id, invoice.Customer, actor, cancellation) is { } unknown)
        {
            return unknown;
        }

        // Whoever registered it first may have stopped before its waiting payments were matched.
        var matched = await payments.MatchWaiting(existing, cancellation);
        return new Answer<CaseFile>.Unchanged(
            matched ? await cases.Find(existing.Creditor.Id, invoice.InvoiceId, cancellation) ?? existing : existing);
    }

    private async Task<Answer<CaseFile>?> SaveCustomer(string creditorId, CustomerInput customer, string actor, CancellationToken cancellation) =>
        await customers.Hear(creditorId, customer, actor, cancellation) == Mention.OfNobody
            ? new Answer<CaseFile>.Invalid("/customer/customerId", CustomerBook.Unknown(customer.CustomerId))
            : null;

    private async Task<Committed> Append(
        Creditor creditor, Policy policy, RegisterInvoice invoice, string fingerprint, string actor, CancellationToken cancellation)
    {
        var customer = await states.Customer(creditor.Id, invoice.Customer.CustomerId, cancellation);
        var today = LocalTimes.DateIn(cases.Clock.GetCurrentInstant(), creditor.Zone);
        var segment = policy.SegmentOf(new SegmentFacts(customer.State, invoice.Amount, invoice.AutoCollect, today));
        var metadata = invoice.Metadata.IsEmpty
            ? null
            : new NewDocument(ids.New(), "application/json", JsonSerializer.SerializeToUtf8Bytes(invoice.Metadata, EventFormat.Json));
        var reference = invoice.PaymentReference ?? References.For(creditor, invoice.Number);
        var registered = new InvoiceRegistered(
            invoice.InvoiceId,
            invoice.Number,
            new MinorUnits(invoice.Amount.Minor),
            invoice.Amount.Currency.Code,
            invoice.IssueDate,
            invoice.DueDate,
            invoice.Customer.CustomerId,
            reference,
            invoice.PaymentUrl,
            policy.Reference,
            segment.Id,
            invoice.AutoCollect,
            fingerprint,
            metadata?.Reference())
        {
            Received = invoice.Received,
            CashDiscounts = invoice.CashDiscounts.IsEmpty ? null : invoice.CashDiscounts,
            PayTo = PayeeAccounts.Named(creditor, invoice.NamedAccounts, reference),
        };
        var stream = new Loaded<Case>(StreamId.Invoice(creditor.Id, invoice.InvoiceId), Head.New, Case.None);
        return await cases.Commit(
            await cases.File(creditor, stream, customer, cancellation), [registered], actor, documents: metadata is null ? [] : [metadata], cancellation: cancellation);
    }
}
