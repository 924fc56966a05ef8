namespace Reminders.Faults.Checks;

/// <summary>What the outside world sent and what of it was acknowledged: what P5 is held to.</summary>
internal sealed class Books
{
    /// <summary>Streams and how often an event that counts once must be in them: acknowledged, and sent at all.</summary>
    public Dictionary<string, Counted> Facts { get; } = [];

    /// <summary>Gateway payments: the reports that were acknowledged, and all that were sent.</summary>
    public Dictionary<int, Reported> Gateways { get; } = [];

    public void Sent(string fact) => Of(fact).Sent = true;

    public void Acknowledged(string fact) => Of(fact).Acknowledged = true;

    public Reported Gateway(int payment) => Gateways.TryGetValue(payment, out var known) ? known : Gateways[payment] = new Reported();

    private Counted Of(string fact) => Facts.TryGetValue(fact, out var known) ? known : Facts[fact] = new Counted();

    internal sealed class Counted
    {
        public bool Sent { get; set; }

        public bool Acknowledged { get; set; }
    }

    internal sealed class Reported
    {
        public HashSet<Schedules.Input.Report> Sent { get; } = [];

        public HashSet<Schedules.Input.Report> Acknowledged { get; } = [];
    }
}
