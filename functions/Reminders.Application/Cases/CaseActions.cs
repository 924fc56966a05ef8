using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Invoices;

namespace Reminders.Application.Cases;

/// <summary>One request to act: who asks, why, and the key that makes repeating it harmless.</summary>
public sealed record ActionRequest(string Actor)
{
    public string? Reason { get; init; }

    /// <summary>The Idempotency-Key header and the body it came with; a known key does nothing again.</summary>
    public (string Key, string Body)? Idempotency { get; init; }
}

/// <summary>Lets people and billing systems act on a case.</summary>
public sealed class CaseActions(CaseBook cases, ILedger ledger, PaymentIntake payments, IIdSource ids)
{
    public async Task<Answer<CaseFile>> Act(
        string creditor, string invoiceId, Func<Case, CaseCommand> commandFor, ActionRequest request, CancellationToken cancellation = default)
    {
        var (reason, document) = Texts.Store(request.Reason, ids);
        var keys = RequestKeys.Of(request.Idempotency);
        while (true)
        {
            if (await cases.Find(creditor, invoiceId, cancellation) is not { } file)
            {
                return new Answer<CaseFile>.NotFound($"no invoice '{invoiceId}'");
            }

            if (await ledger.Seen(file.Invoice.Stream, keys, cancellation) is { } same)
            {
                return same
                    ? new Answer<CaseFile>.Unchanged(file)
                    : new Answer<CaseFile>.Invalid("", RequestKeys.UsedOtherwise);
            }

            var command = commandFor(file.Case) with { Reason = reason };
            var replacement = (command as CaseCommand.AssignPolicy)?.Policy;
            var settled = cases.Settle(file, replacement);
            switch (settled.After.Handle(command, cases.Context(file, replacement)))
            {
                case CommandResult.Refused refused:
                    return new Answer<CaseFile>.Refused(refused.Detail);
                case CommandResult.Invalid invalid:
                    return new Answer<CaseFile>.Invalid($"/{invalid.Field}", invalid.Detail);
                case CommandResult.Accepted { Events.IsEmpty: true }:
                    return new Answer<CaseFile>.Unchanged(file);
                case CommandResult.Accepted accepted:
                    var natural = NaturalKey(command);
                    var committed = await cases.Commit(
                        file,
                        [.. settled.Facts, .. accepted.Events],
                        request.Actor,
                        natural is null ? keys : keys.Add(natural),
                        document is null ? [] : [document],
                        cancellation);
                    if (committed.IsIn)
                    {
                        return await MatchWaiting(committed.File, command, cancellation);
                    }

                    if (committed.Result is AppendResult.Duplicate && command is CaseCommand.ApplyCreditNote credit)
                    {
                        return await SameCreditNote(file, credit, cancellation);
                    }

                    break;
                default:
                    throw new InvalidOperationException("no such command result");
            }
        }
    }

    // A credit note is known by its own id, whoever sends it.
    private static string? NaturalKey(CaseCommand command) =>
        command is CaseCommand.ApplyCreditNote credit ? $"credit:{credit.CreditNoteId}" : null;

    // A new reference or a case that takes money again may be what a payment on file was waiting for.
    private async Task<CaseFile> MatchWaiting(CaseFile file, CaseCommand command, CancellationToken cancellation)
    {
        var matched = command is CaseCommand.Amend { PaymentReference: not null } or CaseCommand.Reopen
            && await payments.MatchWaiting(file, cancellation);
        return matched ? await cases.Find(file.Creditor.Id, file.Case.InvoiceId, cancellation) ?? file : file;
    }

    private async Task<Answer<CaseFile>> SameCreditNote(CaseFile file, CaseCommand.ApplyCreditNote credit, CancellationToken cancellation)
    {
        var read = await ledger.Read(file.Invoice.Stream, 0, cancellation);
        var known = read.Events
            .Select(stored => EventFormat.Read(StreamKind.Invoice, stored))
            .OfType<InvoiceEvent.CreditNoteApplied>()
            .FirstOrDefault(applied => applied.CreditNoteId == credit.CreditNoteId);
        return known?.Amount == credit.Amount
            ? new Answer<CaseFile>.Unchanged(file)
            : new Answer<CaseFile>.Refused($"credit note '{credit.CreditNoteId}' is known with another amount");
    }
}
