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
/// <param name="Unreachable">Why the gateway, which has to be asked, could not be; null if it could.</param>
public sealed record TakenEvents(ImmutableArray<string> Problems, string? Unreachable)
{
    public bool AreIn => Problems.IsEmpty && Unreachable is null;
}

/// <summary>Takes in a gateway's verified events: asks for what they do not say, and gives each report to its payment.</summary>
public sealed class GatewayReports(PaymentReports reports, FeedWatch feeds, IGatewayClient client)
{
    public async Task<TakenEvents> Take(
        Gateway gateway, Creditor creditor, ImmutableArray<VerifiedEvent> events, CancellationToken cancellation = default)
    {
        var visit = new Visit(gateway, creditor);
        foreach (var happened in events)
        {
            var understood = PaymentMeaning.Of(gateway.Setup.Scheme, happened, gateway.CapturesApart);
            if (understood is Understanding.NeedsPayment needed)
            {
                understood = await Ask(visit, needed.PaymentId, needed.Url, cancellation);
            }

            await Take(visit, understood, cancellation);
        }

        return await Taken(visit, cancellation);
    }

    /// <summary>A payment that a webhook only named: the gateway itself says what became of it.</summary>
    public async Task<TakenEvents> Take(Gateway gateway, Creditor creditor, string paymentId, Uri url, CancellationToken cancellation = default)
    {
        var visit = new Visit(gateway, creditor);
        await Take(visit, await Ask(visit, paymentId, url, cancellation), cancellation);
        return await Taken(visit, cancellation);
    }

    // A gateway whose money cannot be told is not heard: its feed must not look alive.
    private async Task<TakenEvents> Taken(Visit visit, CancellationToken cancellation)
    {
        var taken = new TakenEvents(visit.Problems.ToImmutable(), visit.Unreachable);
        if (taken.AreIn)
        {
            await feeds.Heard(visit.Creditor, visit.Gateway.Name, cancellation: cancellation);
        }

        return taken;
    }

    private async Task Take(Visit visit, Understanding? understood, CancellationToken cancellation)
    {
        switch (understood)
        {
            case Understanding.Unreadable unreadable:
                visit.Problems.Add(unreadable.Problem);
                break;
            case Understanding.Reports said:
                foreach (var (index, report) in said.All.Index())
                {
                    await Take(visit, report, index, cancellation);
                }

                break;
            default:
                break;
        }
    }

    private async Task Take(Visit visit, PaymentReport report, int index, CancellationToken cancellation)
    {
        if (report is { Amount: null, AmountAt: { } address } && NeedsAmount(report.Kind))
        {
            switch (await Ask(visit, address, cancellation))
            {
                case GatewayAnswer.Found found:
                    if (PaymentMeaning.WithAmount(report, found.Body, out var unread) is not { } whole)
                    {
                        visit.Problems.Add(unread);
                        return;
                    }

                    report = whole;
                    break;
                case GatewayAnswer.Missing:
                    visit.Problems.Add($"{report.Kind}: the gateway knows no such payment");
                    return;
                default:
                    // Money is on its way, of an amount that is not known yet: nobody is reminded, and the gateway comes again.
                    break;
            }
        }

        visit.Problems.AddRange(await Take(visit.Gateway, visit.Creditor, report, index, cancellation));
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

    // A payment that the gateway does not know, and never will: not ours to tell the sender.
    private async Task<Understanding?> Ask(Visit visit, string paymentId, Uri url, CancellationToken cancellation) =>
        await Ask(visit, url, cancellation) switch
        {
            GatewayAnswer.Found found => PaymentMeaning.OfMolliePayment(paymentId, found.Body),
            GatewayAnswer.Missing => new Understanding.Ignored("the gateway knows no such payment"),
            _ => null,
        };

    // Who did not answer once is not asked again: the sender waits, and will come again.
    private async Task<GatewayAnswer> Ask(Visit visit, Uri address, CancellationToken cancellation)
    {
        if (visit.Unreachable is { } before)
        {
            return new GatewayAnswer.Unreachable(before);
        }

        var answer = await client.Get(address, visit.Gateway.ApiKey, cancellation);
        visit.Unreachable = (answer as GatewayAnswer.Unreachable)?.Why;
        return answer;
    }

    private sealed class Visit(Gateway gateway, Creditor creditor)
    {
        public Gateway Gateway => gateway;

        public Creditor Creditor => creditor;

        public ImmutableArray<string>.Builder Problems { get; } = ImmutableArray.CreateBuilder<string>();

        public string? Unreachable { get; set; }
    }
}
