using NodaTime;
using Reminders.Faults.Ports;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Running;

/// <summary>What faults do to processes.</summary>
internal sealed partial class World
{
    private void Strike(Flow flow, Fault fault)
    {
        var frozenAtSend = flow.HeldAt == GateKind.BeforeSend;
        _heldAtSend += frozenAtSend ? 1 : 0;
        switch (fault)
        {
            case Fault.Crash:
                Kill(flow.Node);
                break;

            // Frozen between its last check and the call is beyond the ledger's sight: no time passes there.
            case Fault.Stall stall when _heldAtSend == 0:
                Advance(Duration.FromSeconds(stall.Seconds), flow.Node);
                break;
            case Fault.Other other when Host.OtherLook(flow.Node) is { } look:
                if (!Turns.RunFor(look, other.Gates))
                {
                    _sliced.Push(look);
                }

                break;
            case Fault.Meanwhile meanwhile:
                Turns.Run(Client(meanwhile.What, OtherThan(flow.Node)));
                break;
        }

        _heldAtSend -= frozenAtSend ? 1 : 0;
    }

    /// <summary>The other process; alone, the same one does two things at once.</summary>
    public int OtherThan(Node node) => IsAlone ? 0 : 1 - node.Number;

    private void Kill(Node node)
    {
        node.Die();
        _nodes[node.Number] = NewNode(node.Number);
    }

    private Node NewNode(int number)
    {
        var clock = new SkewedClock(() => Now, Duration.FromSeconds(_skew[number]));
        var ports = new NodePorts(
            new GatedLedger(Watched, Turns), Lists, Store, Feeds, clock, Host.Doorbell, Policies,
            [new ProviderChannel(Email, clock), new ProviderChannel(Sms, clock)]);
        return new Node(number, _mutant.Apply(ports), this, this, Watch.Troubled);
    }
}
