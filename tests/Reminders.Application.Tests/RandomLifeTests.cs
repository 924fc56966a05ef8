using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NodaTime;
using Reminders.Application.Cases;
using Reminders.Application.Contacts;
using Reminders.Application.Customers;
using Reminders.Application.Ledger;
using Reminders.Application.Projections;
using Reminders.Application.Streams;
using Reminders.Domain.Amounts;
using Reminders.Domain.Calendars;
using Reminders.Domain.Customers;
using Reminders.Domain.Invoices;
using Reminders.Tests;

namespace Reminders.Application.Tests;

/// <summary>
/// Half a year in which customers, billing, operators and providers do what they like, from a seed. Whatever happens, the promises
/// hold in the timelines.
/// </summary>
public sealed class RandomLifeTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>Forty lives in every run; REMINDERS_LIVES asks for more.</summary>
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(1, int.TryParse(Environment.GetEnvironmentVariable("REMINDERS_LIVES"), System.Globalization.CultureInfo.InvariantCulture, out var lives) ? lives : 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task WhateverHappens_ThePromisesHold(int seed)
    {
        await using var world = new World("2026-03-02 08:00");
        var life = new Life(world, seed);
        for (var turn = 0; turn < 120; turn++)
        {
            await life.Turn();
        }

        world.Email.Answer = world.Sms.Answer = _ => new HandOver.Accepted();
        var breaches = new List<string>();
        var byCustomer = new Dictionary<string, List<IReadOnlyList<JsonObject>>>();
        foreach (var id in life.Invoices)
        {
            var timeline = await world.Timeline(id);
            breaches.AddRange(PromiseCheck.OfInvoice(id, timeline));
            var view = await world.View(id);
            (byCustomer.TryGetValue(view.CustomerId, out var list) ? list : byCustomer[view.CustomerId] = []).Add(timeline);
            var head = (await world.Ledger.Read(StreamId.Invoice(World.Main, id))).Head;
            if (view.Status < CaseStatus.Paid && head.WakeAt is null && view.WaitsFor is null)
            {
                breaches.Add($"P3 {id}: {view.Status} sleeps for ever");
            }

            var expected = life.Owed(id);
            if (expected != view.Outstanding)
            {
                breaches.Add($"P5 {id}: outstanding {view.Outstanding}, acknowledged facts say {expected}");
            }
        }

        foreach (var (customer, timelines) in byCustomer)
        {
            breaches.AddRange(PromiseCheck.OfCustomer(customer, timelines, Berlin, HolidayCalendars.For("DE", null).IsHoliday));
        }

        Assert.True(breaches.Count == 0, $"seed {seed}:\n{string.Join('\n', breaches)}");
        Assert.NotEmpty(world.Email.Handed);
    }

    /// <summary>Lets things happen in a world, as a seed says.</summary>
    internal static async Task Live(World world, int seed, int turns)
    {
        var life = new Life(world, seed);
        for (var turn = 0; turn < turns; turn++)
        {
            await life.Turn();
        }
    }

    private sealed class Life(World world, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Dictionary<string, long> _owed = [];
        private readonly List<(string PaymentId, string Invoice, long Amount)> _payments = [];
        private int _count;

        public IReadOnlyCollection<string> Invoices => _owed.Keys;

        public string Owed(string id) => new Money(_owed[id], Currency.Of("EUR")).ToDecimalString();

        public async Task Turn()
        {
            await Pass();
            world.Email.Answer = Provider();
            world.Sms.Answer = Provider();
            world.Email.Asked = world.Sms.Asked = _ => _random.Next(3) switch
            {
                0 => new HandOver.Accepted(),
                1 => new HandOver.Failed(false, "not found"),
                _ => new HandOver.Unknown("cannot say"),
            };
            await (_random.Next(14) switch
            {
                < 3 => Register(),
                < 6 => Pay(),
                6 => Reverse(),
                _ => Act(),
            });
        }

        private async Task Pass()
        {
            var now = world.GetCurrentInstant();
            var to = (now + Duration.FromMinutes(_random.Next(1, 60 * 60))).InZone(Berlin).ToString("yyyy-MM-dd HH:mm", null);
            if (_random.Next(15) == 0)
            {
                world.SleepUntil((now + Duration.FromDays(_random.Next(1, 20))).InZone(Berlin).ToString("yyyy-MM-dd HH:mm", null));
                await world.RunDue();
            }
            else
            {
                await world.RunTo(to);
            }
        }

        private Func<OutgoingMessage, HandOver> Provider() => _random.Next(6) switch
        {
            0 => _ => new HandOver.Failed(false, "down"),
            1 => _ => new HandOver.Unknown("cut off"),
            2 when _random.Next(3) == 0 => _ => new HandOver.Failed(true, "no such address"),
            _ => _ => new HandOver.Accepted(),
        };

        private async Task Register()
        {
            var id = $"i{++_count}";
            var today = world.GetCurrentInstant().InZone(Berlin).Date;
            var amount = _random.Next(1, 50000);
            var customer = World.Ada($"c{_random.Next(3)}") with
            {
                Vulnerable = _random.Next(10) == 0 ? true : null,
                Since = _random.Next(10) == 0 ? new LocalDate(2020, 1, 1) : null,
            };
            _owed[id] = amount;
            await world.Register(
                id,
                new Money(amount, Currency.Of("EUR")).ToDecimalString(),
                due: today.PlusDays(_random.Next(-20, 30)).ToString("uuuu-MM-dd", null),
                issued: today.PlusDays(-30).ToString("uuuu-MM-dd", null),
                customer: customer,
                with: invoice => invoice with { AutoCollect = _random.Next(12) == 0 });
        }

        private async Task Pay()
        {
            if (await Pick() is not { } id || _owed[id] <= 0 || (await world.View(id)).Status > CaseStatus.Credited)
            {
                return;
            }

            var amount = _random.Next(2) == 0 ? _owed[id] : _random.NextInt64(1, _owed[id] + 1);
            var paymentId = $"p{++_count}";
            var text = new Money(amount, Currency.Of("EUR")).ToDecimalString();
            await world.Pay(text, paymentId, id);
            if (_random.Next(3) == 0)
            {
                await world.Pay(text, paymentId, id);
            }

            _payments.Add((paymentId, id, amount));
            _owed[id] -= amount;
        }

        private async Task Reverse()
        {
            if (_payments.Count == 0)
            {
                return;
            }

            var payment = _payments[_random.Next(_payments.Count)];
            _payments.Remove(payment);
            await world.Reverse(new Money(payment.Amount, Currency.Of("EUR")).ToDecimalString(), payment.PaymentId, $"r{++_count}");
            _owed[payment.Invoice] += payment.Amount;
        }

        private async Task Act()
        {
            if (await Pick() is not { } id)
            {
                return;
            }

            var today = world.GetCurrentInstant().InZone(Berlin).Date;
            switch (_random.Next(16))
            {
                case 0:
                    await world.Get<CustomerBook>().Report(
                        World.Main, (await world.View(id)).CustomerId, _ => [new CustomerEvent.OptedOut("email", null)], null, "customer");
                    return;
                case 1:
                    await world.Get<CustomerBook>().Save(
                        World.Main, new CustomerInput((await world.View(id)).CustomerId) { Email = $"new{++_count}@example.com" }, false, "operator");
                    return;
                case 2 when (await world.Tasks()) is { Count: > 0 } tasks:
                    await world.Get<Application.Tasks.TaskDesk>().Complete(World.Main, tasks[_random.Next(tasks.Count)].TaskId, "done", null, "operator");
                    return;
            }

            CaseCommand command = _random.Next(14) switch
            {
                0 => new CaseCommand.PlaceHold(_random.Next(2) == 0 ? null : world.GetCurrentInstant() + Duration.FromDays(_random.Next(1, 20))),
                1 or 2 => new CaseCommand.ReleaseHold(),
                3 => new CaseCommand.OpenDispute(null),
                4 or 5 => new CaseCommand.ResolveDispute(_random.Next(3) == 0 ? DisputeOutcome.Upheld : DisputeOutcome.Rejected),
                6 => new CaseCommand.MakePromise(today.PlusDays(_random.Next(0, 15)), null),
                7 => new CaseCommand.ClaimPaid(null),
                8 => new CaseCommand.Defer(today.PlusDays(_random.Next(1, 20))),
                9 => new CaseCommand.SkipStep(),
                10 => new CaseCommand.Approve(),
                11 => new CaseCommand.Amend(today.PlusDays(_random.Next(0, 20)), null, null, null),
                12 => _random.Next(3) == 0 ? new CaseCommand.Cancel() : new CaseCommand.Reopen(),
                _ => new CaseCommand.Reject(),
            };
            await world.Try(command, id);
        }

        private Task<string?> Pick() => Task.FromResult(_owed.Count == 0 ? null : _owed.Keys.ElementAt(_random.Next(_owed.Count)));
    }
}
