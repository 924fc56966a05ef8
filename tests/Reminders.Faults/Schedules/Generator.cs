using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Ledger;
using Reminders.Faults.Running;

namespace Reminders.Faults.Schedules;

/// <summary>A schedule from a seed: a few invoices of one or two customers, some weeks, and as much trouble as fits.</summary>
internal sealed partial class Generator
{
    // Around changes of the clocks, holidays, and plain weeks.
    private static readonly LocalDate[] Starts =
        [new(2026, 3, 5), new(2026, 3, 24), new(2026, 3, 30), new(2026, 5, 18), new(2026, 6, 1), new(2026, 10, 19), new(2026, 12, 16), new(2027, 1, 4)];

    private static readonly int[] Stalls = [5, 30, 45, 59, 61, 90, 119, 121, 150, 300, 3600];
    private static readonly int[] Passes = [1, 2, 3, 10, 30, 120, 600, 1440, 1440, 2880, 4320, 5760, 8640];

    private static readonly GateFilter[] Moments =
    [
        new(GateKind.BeforeAppend, StreamKind.Customer, "contactClaimed"), new(GateKind.AfterAppend, StreamKind.Customer, "contactClaimed"),
        new(GateKind.BeforeAppend, StreamKind.Invoice, "reminderIntended"), new(GateKind.AfterAppend, StreamKind.Invoice, "reminderIntended"),
        new(GateKind.BeforeSend), new(GateKind.AfterSend), new(GateKind.BeforeAsk), new(GateKind.AfterAsk),
        new(GateKind.BeforeAppend, StreamKind.Invoice, "reminderSent"), new(GateKind.AfterAppend, StreamKind.Invoice, "reminderSent"),
        new(GateKind.BeforeAppend, StreamKind.Customer, "reminderSent"), new(GateKind.BeforeAppend, StreamKind.Customer, "reminderFailed"),
        new(GateKind.BeforeAppend, StreamKind.Invoice, "reminderFailed"), new(GateKind.AfterAppend, StreamKind.Invoice, "reminderFailed"),
        new(GateKind.BeforeAppend, StreamKind.Invoice, "contactReleased"), new(GateKind.BeforeAppend, StreamKind.Invoice, "reminderSuppressed"),
        new(GateKind.BeforeAppend, StreamKind.Payment, "paymentReceived"), new(GateKind.AfterAppend, StreamKind.Payment, "paymentReceived"),
        new(GateKind.AfterAppend, StreamKind.Payment, "paymentReversed"), new(GateKind.AfterAppend, StreamKind.Payment),
        new(GateKind.BeforeAppend, StreamKind.Invoice, "paymentReceived"), new(GateKind.AfterAppend, StreamKind.Invoice, "paymentReceived"),
        new(GateKind.BeforeAppend, StreamKind.Invoice, "invoiceRegistered"), new(GateKind.AfterAppend, StreamKind.Invoice, "invoiceRegistered"),
        new(GateKind.BeforeAppend, StreamKind.Invoice), new(GateKind.AfterAppend, StreamKind.Invoice),
        new(GateKind.BeforeWake, StreamKind.Payment), new(GateKind.BeforeWake, StreamKind.Invoice), new(GateKind.BeforeWake, StreamKind.Customer),
        new(GateKind.Read, StreamKind.Invoice), new(GateKind.Read, StreamKind.Customer), new(GateKind.Read, StreamKind.Payment), new(GateKind.Read), new(), new(),
    ];

    private readonly Random _random;
    private readonly HostKind _host;
    private readonly int _seed;
    private readonly List<Input> _sent = [];
    private readonly List<Input> _reports = [];
    private readonly Dictionary<int, int> _amounts = [];
    private readonly int _firstCustomer;
    private readonly int _customers;
    private int _count;

    private Generator(int seed, HostKind host)
    {
        (_seed, _host) = (seed, host);
        _random = new Random(seed);
        _firstCustomer = _random.Next(6);
        _customers = _random.Next(3) == 0 ? 2 : 1;
    }

    public static Schedule Of(int seed, HostKind host) => new Generator(seed, host).Make();

    private Schedule Make()
    {
        var isLate = _random.Next(16) == 0;
        var start = StartTime(isLate);
        var hasFeed = _random.Next(8) == 0;
        var moves = ImmutableArray.CreateBuilder<Move>();
        if (_random.Next(4) == 0)
        {
            moves.Add(new Move.Restart(_random.Next(2), Skew()));
        }

        if (_random.Next(3) == 0)
        {
            moves.Add(new Move.Alone());
        }

        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            moves.Add(ToSomebody(Register()));
        }

        if (isLate)
        {
            StandStill(moves);
        }

        for (var i = _random.Next(8, 24); i > 0; i--)
        {
            Add(moves, hasFeed);
        }

        return new Schedule(_seed, _host, start.ToUnixTimeSeconds(), hasFeed, moves.ToImmutable());
    }

    // At any time, or when contact hours are about to end where the creditor is.
    private Instant StartTime(bool isLate)
    {
        var day = Starts[_random.Next(Starts.Length)].PlusDays(_random.Next(7)).AtStartOfDayInZone(DateTimeZoneProviders.Tzdb["Europe/Berlin"]).ToInstant();
        return day + (isLate ? Duration.FromSeconds(_random.Next(68_200, 68_400)) : Duration.FromMinutes(_random.Next(24 * 60)));
    }

    // The only process stands still while it is about to write.
    private void StandStill(ImmutableArray<Move>.Builder moves)
    {
        moves.Add(new Move.Alone());
        for (var i = 0; i < 2; i++)
        {
            moves.Add(ToSomebody(new Input.Register(_amounts.Count, 0, 5000, -10, false)));
            _amounts[_amounts.Count] = 5000;
        }

        moves.Add(new Move.At(new GateFilter(GateKind.Read, Skip: _random.Next(20)), new Fault.Stall(_random.Next(90, 600))));
        moves.Add(new Move.Pass(1));
    }

    private void Add(ImmutableArray<Move>.Builder moves, bool hasFeed)
    {
        switch (_random.Next(21))
        {
            case < 7:
                moves.Add(new Move.Pass(Some(Passes) + _random.Next(3)));
                break;
            case < 11:
                moves.Add(ToSomebody(SomeInput()));
                break;
            case < 17:
                var moment = Some(Moments) with { Skip = _random.Next(3) == 0 ? _random.Next(20) : 0 };
                moves.Add(new Move.At(moment, FaultAt(moment)));
                break;
            case 17 when hasFeed:
                moves.Add(ToSomebody(new Input.Heartbeat()));
                break;
            case 17 or 18:
                moves.Add(Surroundings());
                break;
            case 19:
                TwoOnOnePayment(moves);
                break;
            default:
                moves.Add(_random.Next(3) == 0
                    ? new Move.Outage(_random.Next(1, 12 * 24 * 60))
                    : new Move.Mood(Channel(), (ProviderMood)_random.Next(5)));
                break;
        }
    }

    // Money goes back while it is being brought onto its invoice, and whoever is told of that dies.
    private void TwoOnOnePayment(ImmutableArray<Move>.Builder moves)
    {
        var pay = Pay();
        _sent.Add(pay);
        moves.Add(new Move.At(new GateFilter(GateKind.BeforeWake, StreamKind.Payment), new Fault.Meanwhile(new Input.Reverse(pay.Payment, ++_count, _random.Next(1, pay.Minor + 1)))));
        if (_random.Next(2) == 0)
        {
            moves.Add(new Move.At(new GateFilter(GateKind.AfterAppend, StreamKind.Payment, "paymentReversed"), new Fault.Crash()));
        }

        moves.Add(ToSomebody(pay));
    }

    private Move Surroundings() => _random.Next(_host == HostKind.Cloud ? 9 : 6) switch
    {
        > 5 => new Move.Again(_random.Next(12)),
        0 => new Move.Lag(_random.Next(0, 8)),
        1 => new Move.Late(_random.Next(2), _random.Next(0, 61)),
        2 => new Move.Restart(_random.Next(2), Skew()),
        3 => new Move.Rings((RingFault)_random.Next(4)),
        4 => new Move.Forget(Channel(), _random.Next(2) == 0),
        _ => new Move.Mood(Channel(), (ProviderMood)_random.Next(5)),
    };

    private Fault FaultAt(GateFilter moment) => _random.Next(12) switch
    {
        < 3 => new Fault.Crash(),
        < 6 => new Fault.Meanwhile(moment.Stream == StreamKind.Payment || _random.Next(3) == 0 ? SomeInput() : Pressing()),
        < 8 => new Fault.Stall(Some(Stalls)),
        < 11 => new Fault.Other(_random.Next(1, 60)),
        _ => new Fault.Refuse(),
    };

    // Two clocks may differ by as much as the protocol bears; an orchestration looks again and again until a clock behind is there.
    private int Skew() => _host == HostKind.Local ? _random.Next(-14, 15) : _random.Next(-1, 2);

    private int Invoice() => _random.Next(Math.Max(1, _amounts.Count));

    private string Channel() => _random.Next(3) == 0 ? "sms" : "email";

    private T Some<T>(T[] all) => all[_random.Next(all.Length)];
}
