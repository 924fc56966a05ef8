using NodaTime;
using Reminders.Application.Hosting;
using Reminders.Application.Streams;

namespace Reminders.Web.Tests.Host;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class TestClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 11, 2, 9, 0);

    public Instant GetCurrentInstant() => Now;
}

internal sealed class SequentialIds : IIdSource
{
    private int _last;

    public string New() => $"id{Interlocked.Increment(ref _last)}";
}

/// <summary>Moves the test's clock the way the local host does, as far as HTTP can tell.</summary>
internal sealed class TestVirtualClock(ApiHost host) : IVirtualClock
{
    public async Task<bool> Advance(Instant to, CancellationToken cancellation = default)
    {
        if (to < host.Clock.Now)
        {
            return false;
        }

        await host.RunUntil(to);
        return true;
    }
}
