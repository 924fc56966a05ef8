using NodaTime;

namespace Reminders.Local;

/// <summary>How to start the Local host.</summary>
/// <param name="Data">The data folder; made where it is not there.</param>
/// <param name="Urls">Where to listen; port 0 takes a free one.</param>
public sealed record HostOptions(string Data, string Urls)
{
    /// <summary>Where the virtual clock starts; null: the real clock (unless <see cref="Speed"/> is given).</summary>
    public Instant? Clock { get; init; }

    /// <summary>How many times as fast as real time the virtual clock runs by itself; null: it only moves when told.</summary>
    public double? Speed { get; init; }

    /// <summary>Make all lists anew from the ledger before serving.</summary>
    public bool Rebuild { get; init; }

    /// <summary>A folder to work in instead and to throw away after; settings and policies still come from the data folder.</summary>
    public string? WorkIn { get; init; }

    public bool IsVirtual => Clock is not null || Speed is not null;
}
