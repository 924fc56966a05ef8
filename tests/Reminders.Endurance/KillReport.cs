using System.Globalization;

namespace Reminders.Endurance;

/// <summary>What a run of kills came to.</summary>
/// <param name="Kills">How often the process was killed, starting ones included.</param>
/// <param name="Acknowledged">How many answers 2xx were compared.</param>
/// <param name="Messages">How many messages the mail server received.</param>
/// <param name="InBackup">How many answers were compared with a backup taken under load.</param>
/// <param name="Breaches">What was not as promised, in words.</param>
public sealed record KillReport(int Kills, int Acknowledged, int Messages, int InBackup, IReadOnlyCollection<string> Breaches)
{
    public int Lost => Breaches.Count(breach => breach.StartsWith("lost", StringComparison.Ordinal));

    public int Doubled => Breaches.Count(breach => breach.StartsWith("doubled", StringComparison.Ordinal) || breach.StartsWith("P2", StringComparison.Ordinal));

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Kills} kills, {Acknowledged:N0} acknowledged, {Messages:N0} messages; lost {Lost}, doubled {Doubled}, other breaches {Breaches.Count - Lost - Doubled}; {InBackup:N0} acknowledged found in a backup taken under load");
}
