using System.Collections.Immutable;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Feeds;
using Reminders.Application.Payments;
using Reminders.Domain.Payments;
using Reminders.Formats.Meaning;
using Reminders.Formats.Webhooks;

namespace Reminders.Application.Gateways;

/// <summary>What became of a gateway's events, once all that can be taken in is in the ledger.</summary>
/// <param name="Problems">What could not be taken in, for the operator. The sender keeps it and comes again.</param>
/// <param name="Unreachable">The gateway has to be asked and did not answer.</param>
public sealed record TakenEvents(ImmutableArray<string> Problems, bool Unreachable)
{
    public bool AreIn => Problems.IsEmpty && !Unreachable;
}

/// <summary>Takes in a gateway's verified events: asks for what they do not say, and gives each report to its payment.</summary>
public sealed class GatewayReports(PaymentReports reports, FeedWatch feeds, IGatewayClient client)
{
    public async Task<TakenEvents> Take(
        Gateway gateway, Creditor creditor, ImmutableArray<VerifiedEvent> events, CancellationToken cancellation = default)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        var unreachable = false;
        foreach (var happened in events)
        {
            var understood = PaymentMeaning.Of(gateway.Setup.Scheme, happened, gateway.CapturesApart);
            if (understood is Understanding.NeedsPayment needed)
            {
                understood = await Ask(gateway, needed.PaymentId, needed.Url, cancellation);
            }

            switch (understood)
            {
                case null:
                    unreachable = true;
                    break;
                case Understanding.Unreadable unreadable:
                    problems.Add(unreadable.Problem);
                    break;
                case Understanding.Reports said:
                    unreachable |= !await Take(gateway, creditor, said.All, problems, cancellation);
                    break;
                default:
                    break;
            }
        }

        // Also an event that says nothing of payments shows that the gateway speaks.
        await feeds.Heard(creditor, gateway.Name, cancellation: cancellation);
        return new TakenEvents(problems.ToImmutable(), unreachable);
    }

    /// <summary>A payment that a webhook only named: the gateway itself says what became of it. Null if it does not answer.</summary>
    public async Task<TakenEvents> Take(Gateway gateway, Creditor creditor, string paymentId, Uri url, CancellationToken cancellation = default)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        switch (await Ask(gateway, paymentId, url, cancellation))
        {
            case null:
                return new TakenEvents([], Unreachable: true);
            case Understanding.Unreadable unreadable:
                problems.Add(unreadable.Problem);
                break;
            case Understanding.Reports said:
                await Take(gateway, creditor, said.All, problems, cancellation);
                break;
            default:
                break;
        }

        await feeds.Heard(creditor, gateway.Name, cancellation: cancellation);
        return new TakenEvents(problems.ToImmutable(), Unreachable: false);
    }

    private async Task<bool> Take(
        Gateway gateway, Creditor creditor, ImmutableArray<PaymentReport> said, ImmutableArray<string>.Builder problems, CancellationToken cancellation)
    {
        foreach (var (index, spoken) in said.Index())
        {
            var report = spoken;
            if (report is { Amount: null, AmountAt: { } address } && NeedsAmount(report.Kind))
            {
                if (await client.Get(address, gateway.ApiKey, cancellation) is not { } answer)
                {
                    return false;
                }

                if (PaymentMeaning.WithAmount(report, answer, out var unread) is not { } whole)
                {
                    problems.Add(unread);
                    continue;
                }

                report = whole;
            }

            problems.AddRange(await Take(gateway, creditor, report, index, cancellation));
        }

        return true;
    }

    private async Task<IEnumerable<string>> Take(Gateway gateway, Creditor creditor, PaymentReport report, int index, CancellationToken cancellation) =>
        ReportInput.Of(gateway.Name, report, index) is not { } input ? [$"{report.Kind}: the payment's id is not one"]
        : await reports.Take(creditor, input, gateway.Name, cancellation) switch
        {
            Answer<PaymentView>.Invalid invalid => invalid.Errors.Select(error => error.Detail),
            Answer<PaymentView>.Refused refused => [refused.Detail],
            _ => [],
        };

    // What is on its way, failed or was charged back is the whole payment.
    private static bool NeedsAmount(PaymentNews kind) => kind is PaymentNews.Paid or PaymentNews.PartPaid or PaymentNews.Refunded;

    private async Task<Understanding?> Ask(Gateway gateway, string paymentId, Uri url, CancellationToken cancellation) =>
        await client.Get(url, gateway.ApiKey, cancellation) is { } answer ? PaymentMeaning.OfMolliePayment(paymentId, answer) : null;
}
