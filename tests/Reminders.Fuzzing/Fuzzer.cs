using System.Diagnostics;

namespace Reminders.Fuzzing;

/// <summary>What was tried, and what went wrong if anything did.</summary>
internal sealed record FuzzReport(string Target, int Seed, long Inputs, int Kinds, long SlowestMilliseconds, long MostAllocated)
{
    public string? Problem { get; init; }

    public byte[] Input { get; init; } = [];

    public override string ToString() =>
        FormattableString.Invariant($"{Target,-14} seed {Seed}: {Inputs} inputs, {Kinds} kinds of answers, slowest {SlowestMilliseconds} ms, most allocated {MostAllocated / 1024} KB")
        + (Problem is null ? "" : $"\n  {Problem}\n  input (base64): {Convert.ToBase64String(Input)}");
}

/// <summary>Tries broken input on one parser until its time is over or something goes wrong. The same seed tries the same input.</summary>
internal sealed class Fuzzer(FuzzTarget target, int seed)
{
    private const int MaxPool = 3000;
    private const long FreeAllocation = 50 * 1024 * 1024;
    private const long AllocationPerByte = 2000;
    private static readonly TimeSpan PerInput = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);
    private long _started;
    private long _inputs;
    private long _slowest;
    private long _allocated;
    private byte[] _input = [];
    private volatile string? _problem;

    /// <summary>Also ends where a parser does not: its thread is left behind.</summary>
    public FuzzReport Run(TimeSpan duration)
    {
        var watch = Stopwatch.StartNew();
        var thread = new Thread(() => Loop(watch, duration), maxStackSize: 1024 * 1024) { IsBackground = true };
        Volatile.Write(ref _started, Stopwatch.GetTimestamp());
        thread.Start();
        while (!thread.Join(TimeSpan.FromMilliseconds(200)))
        {
            if (Stopwatch.GetElapsedTime(Volatile.Read(ref _started)) > PerInput)
            {
                _problem = $"reads for more than {PerInput.TotalSeconds} seconds";
                break;
            }
        }

        return new FuzzReport(target.Name, seed, _inputs, _kinds.Count, _slowest, _allocated) { Problem = _problem, Input = _problem is null ? [] : _input };
    }

    private void Loop(Stopwatch watch, TimeSpan duration)
    {
        var pool = target.Seeds.ToList();
        foreach (var one in target.Seeds)
        {
            if (!Try(one))
            {
                return;
            }
        }

        var random = new Random(seed);
        var mutator = new Mutator(random);
        while (watch.Elapsed < duration)
        {
            var known = _kinds.Count;
            if (!Try(mutator.Mutate(pool)))
            {
                return;
            }

            if (_kinds.Count > known)
            {
                // Those it began with stay.
                if (pool.Count < MaxPool)
                {
                    pool.Add(_input);
                }
                else
                {
                    pool[random.Next(target.Seeds.Count, MaxPool)] = _input;
                }
            }
        }
    }

    private bool Try(byte[] input)
    {
        _input = input;
        _inputs++;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var started = Stopwatch.GetTimestamp();
        Volatile.Write(ref _started, started);
        try
        {
            _kinds.Add(target.Read(input));
        }
        catch (Exception escaped)
        {
            _problem = $"{escaped.GetType().Name}: {escaped.Message}\n{escaped.StackTrace}";
            return false;
        }

        _slowest = Math.Max(_slowest, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        _allocated = Math.Max(_allocated, allocated);
        if (allocated > FreeAllocation + (AllocationPerByte * input.Length))
        {
            _problem = FormattableString.Invariant($"allocates {allocated / 1024 / 1024} MB for {input.Length} bytes");
        }

        return _problem is null;
    }
}
