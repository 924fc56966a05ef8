using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Payments;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Contacts;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Domain.Payments;
using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;
using Step = Reminders.Protocol.Tests.Model.Step;

namespace Reminders.Protocol.Tests.Replaying;

/// <summary>Leads the real code through a trace, step by step, with a customer of its own.</summary>
internal sealed class Replay(RealWorld world, Trace trace, Setup setup, int number)
{
    // The real code waits longer after each failure; the model's "hours" are long enough for two.
    private const int MostFailures = 3;

    private readonly Calendar _calendar = new(trace.Steps);
    private readonly string _customer = string.Create(CultureInfo.InvariantCulture, $"c{number}");
    private readonly List<string>[] _expected = [[], [], []];
    private readonly int[] _failures = new int[State.Invoices];
    private readonly int[] _payments = new int[State.Invoices];
    private string _lost = "";

    /// <summary>How many steps could be replayed, and how the streams differ from the model's then; empty: in nothing.</summary>
    public async Task<(int Steps, string Difference)> Run()
    {
        await Begin();
        var at = 0;
        while (at < trace.Steps.Count && await Take(at))
        {
            at++;
        }

        foreach (var worker in world.Workers)
        {
            await worker.Gate.Die();
        }

        var difference = _lost + await Difference();
        return (at, difference.Length > 0 ? difference : await LeftOpen());
    }

    private string Invoice(int invoice) => $"{_customer}-{invoice}";

    private async Task Begin()
    {
        world.Now = _calendar.Now;
        var customer = new CustomerInput(_customer)
        {
            Name = "Ada Example", Email = setup.TakesEmail ? "ada@example.com" : null, Phone = "+4915112345678", Type = CustomerType.Consumer, Country = "DE", Locale = "en",
        };
        for (var invoice = 0; invoice < State.Invoices; invoice++)
        {
            var due = new LocalDate(2026, 6, 10);
            await world.Get<Registration>().Register(
                RealWorld.Creditor, new RegisterInvoice(Invoice(invoice), Invoice(invoice), Hundred, due.PlusDays(-30), due, customer), "billing");
        }
    }

    private static Money Hundred => new(10_000, Currency.Of("EUR"));

    // False: the real calendar cannot follow the trace any further.
    private async Task<bool> Take(int at)
    {
        var named = trace.Steps[at];
        var step = named.Step;
        if (step is { Kind: StepKind.Ask, Turn: Turn.Refused, Detail: (byte)Outcome.Failed } && await IsForgotten(named.Contact))
        {
            return false;
        }

        _calendar.Pass(at);
        world.Now = _calendar.Now;
        if (!_calendar.Holds)
        {
            return false;
        }

        if (step.Kind < StepKind.Crash)
        {
            if (!await Work(at, named))
            {
                return false;
            }
        }
        else
        {
            await Happen(named);
        }

        _expected[step.Invoice].AddRange(Expected.OnInvoice(step).Select(type => Expected.Line(type, named)));
        _expected[^1].AddRange(Expected.OnCustomer(step).Select(type => Expected.Line(type, named)));
        return step is not { Kind: StepKind.Record, Turn: Turn.Done, Detail: (byte)Outcome.Failed } || ++_failures[step.Invoice] < MostFailures;
    }

    private async Task<bool> Work(int at, NamedStep named)
    {
        var (step, host) = (named.Step, world.Workers[named.Worker]);
        switch (step)
        {
            case { Turn: Turn.Finish }:
                host.Ledger.Begin();
                var contact = await ContactId(named.Contact);
                await host.Gate.Start(Stage.Sweeping, () => host.Services.GetRequiredService<ContactGuard>().Finish(RealWorld.Creditor, _customer, contact));
                return true;
            case { Kind: StepKind.LookAtInvoice }:
                return await Look(host, step, trace.Steps.Skip(at + 1).FirstOrDefault(next => next.Worker == named.Worker && next.Step.Kind == StepKind.LookAtCustomer)?.Step.Turn);
            case { Kind: StepKind.LookAtCustomer, Turn: Turn.Suppress }:
                host.Gate.Stage = Stage.Suppressing;
                break;
            case { Kind: StepKind.List }:
                host.Lists.IsOld = step.Turn == Turn.Alone;
                break;
            case { Kind: StepKind.Sweep }:
                host.Ledger.KnowsOutcome = step.Detail != 0;
                break;
            case { Kind: StepKind.Answer or StepKind.Ask }:
                Say(host, step.Turn);
                break;
            case { Kind: StepKind.Suppress } when host.Gate.IsIdle:
                // The same suppression came with an earlier event.
                return false;
        }

        if (host.Gate.IsIdle)
        {
            _lost = $"worker {"AB"[named.Worker]} of the code has come to its end, the model's has not. ";
            return false;
        }

        await host.Gate.Step();
        return true;
    }

    private async Task<bool> Look(GatedHost host, Step step, Turn? next)
    {
        if (next == Turn.Finish)
        {
            return true;
        }

        var invoice = StreamId.Invoice(RealWorld.Creditor, Invoice(step.Invoice));
        host.Ledger.Begin();
        await host.Gate.Start(Stage.Lead, () => next == Turn.Suppress
            ? host.Services.GetRequiredService<CasePlanner>().Plan(invoice)
            : host.Services.GetRequiredService<ContactGuard>().Perform(invoice.Creditor, invoice.Id));
        await host.Gate.Step();
        return true;
    }

    private static void Say(GatedHost host, Turn turn)
    {
        foreach (var channel in host.Channels)
        {
            channel.Says = turn switch
            {
                Turn.Accepted => new HandOver.Accepted(),
                Turn.Refused => new HandOver.Failed(false, "refused"),
                _ => new HandOver.Unknown("no answer"),
            };
        }
    }

    private async Task Happen(NamedStep named)
    {
        var step = named.Step;
        var id = Invoice(step.Invoice);
        switch (step.Kind)
        {
            case StepKind.Crash:
                await world.Workers[named.Worker].Gate.Die();
                break;
            case StepKind.Pay:
                await world.Get<PaymentIntake>().Receive(
                    RealWorld.Creditor, new PaymentInput("api", $"{id}-{++_payments[step.Invoice]}", Hundred, new LocalDate(2026, 6, 8)) { InvoiceId = id }, "billing");
                break;
            case StepKind.Reverse:
                var payment = $"{id}-{_payments[step.Invoice]}";
                await world.Get<PaymentIntake>().Reverse(StreamId.Payment(RealWorld.Creditor, "api", payment), new ReversalInput($"{payment}-back", Hundred), "billing");
                break;
            case StepKind.Dispute:
                await world.Get<CaseActions>().Act(RealWorld.Creditor, id, _ => new CaseCommand.OpenDispute(null), new ActionRequest("operator"));
                break;
            case StepKind.Resolve:
                await world.Get<CaseActions>().Act(RealWorld.Creditor, id, _ => new CaseCommand.ResolveDispute(DisputeOutcome.Rejected), new ActionRequest("operator"));
                break;
            case StepKind.OptOut:
                var channel = (Way)step.Detail == Way.Email ? Channel.Email : Channel.Sms;
                await world.Get<CustomerBook>().Report(RealWorld.Creditor, _customer, _ => [new CustomerEvent.OptedOut(channel, null)], null, "customer");
                break;
        }
    }

    private async Task<Customer> Customer() => (await world.Get<StreamStates>().Customer(RealWorld.Creditor, _customer)).State;

    private async Task<string> ContactId(int contact) => (await Customer()).Contacts[contact - 1].ContactId;

    private async Task<bool> IsForgotten(int contact) =>
        (await Customer()).Contacts[contact - 1].At + ContactProtocol.ProviderRemembers < _calendar.Now;

    private async Task<string> Difference()
    {
        var contacts = (await Customer()).Contacts.Select(contact => contact.ContactId).ToList();
        for (var stream = 0; stream < _expected.Length; stream++)
        {
            var id = stream < State.Invoices ? StreamId.Invoice(RealWorld.Creditor, Invoice(stream)) : StreamId.Customer(RealWorld.Creditor, _customer);
            var real = (await world.Ledger.Read(id)).Events
                .Select(stored => EventFormat.Read(id.Kind, stored))
                .Where(happened => Expected.Known.Contains(happened.GetType()))
                .Select(happened => Expected.Line(happened.GetType(), Expected.ContactOf(happened) is { } contact ? contacts.IndexOf(contact) + 1 : 0))
                .ToList();
            if (!real.SequenceEqual(_expected[stream]))
            {
                return $"{id}: model [{string.Join(", ", _expected[stream])}], code [{string.Join(", ", real)}]";
            }
        }

        return "";
    }

    // Whoever looks next brings every intent to its end.
    private async Task<string> LeftOpen()
    {
        world.Now += ContactProtocol.FinishAfter + ContactProtocol.FinishAfter;
        for (var invoice = 0; invoice < State.Invoices; invoice++)
        {
            var id = StreamId.Invoice(RealWorld.Creditor, Invoice(invoice));
            await world.Get<CaseRunner>().Look(id);
            if ((await world.Get<StreamStates>().Case(id.Creditor, id.Id)).State.OpenIntent is { } intent)
            {
                return $"{id}: {intent.ContactId} has no outcome and nobody finishes it";
            }
        }

        return "";
    }
}
