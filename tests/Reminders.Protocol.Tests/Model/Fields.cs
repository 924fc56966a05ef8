namespace Reminders.Protocol.Tests.Model;

// Where each thing lies in its word. Properties, not fields: they become constants where they are used.

/// <summary>A process that performs a contact or finishes one. All zero: idle, or crashed.</summary>
internal static class WorkerField
{
    public static Field Phase => new(0, 4);

    /// <summary>The invoice it looks at.</summary>
    public static Field Lead => new(4, 1);

    public static Field Contact => new(5, 2);

    /// <summary>Bit by invoice: the message is for these.</summary>
    public static Field Covers => new(7, 2);

    /// <summary>Bit by invoice: these have an intent.</summary>
    public static Field Intended => new(9, 2);

    /// <summary>The invoice whose turn it is in a loop.</summary>
    public static Field Cursor => new(11, 1);

    /// <summary>What it knows of the hand-over; see <see cref="Model.Outcome"/>.</summary>
    public static Field Known => new(12, 2);

    /// <summary>Ticks since it decided (or, in some variants, since something else).</summary>
    public static Field Age => new(14, 4);

    public static Field Channel => new(18, 1);

    public static Field Reason => new(19, 2);

    /// <summary>The customer's stream was appended to since it was read: an append at the version read would conflict.</summary>
    public static Field CustomerMoved => new(21, 1);

    /// <summary>The same for an invoice's stream.</summary>
    public static Field InvoiceMoved(int invoice) => new(22 + invoice, 1);
}

/// <summary>An invoice's stream, folded.</summary>
internal static class InvoiceField
{
    public static Field Paid => new(0, 1);

    /// <summary>0: the first round; 1: reopened by a reversal.</summary>
    public static Field Round => new(1, 1);

    public static Field Disputed => new(2, 1);

    /// <summary>The step is over in this round: sent, or of unknown outcome.</summary>
    public static Field Done => new(3, 1);

    /// <summary>An attempt failed; the next waits for some hours.</summary>
    public static Field BackingOff => new(4, 1);

    /// <summary>An attempt of this round failed.</summary>
    public static Field Tried => new(5, 1);

    /// <summary>The contact intended and without outcome, plus one; 0: none.</summary>
    public static Field OpenIntent => new(6, 2);

    /// <summary>The suppression recorded last; see <see cref="Model.Reason"/>.</summary>
    public static Field Suppressed => new(8, 2);
}

/// <summary>One contact as the customer's stream, the invoices' streams and (in truth) the provider know it. All zero: a free slot.</summary>
internal static class ContactField
{
    public static Field Claim => new(0, 3);

    /// <summary>Ticks since its claim, up to all that matter; counted while anybody needs it.</summary>
    public static Field Age => new(3, 4);

    /// <summary>Claimed so long ago that the budget's window has passed and the provider has forgotten it.</summary>
    public static Field DaysAgo => new(7, 1);

    public static Field Covers => new(8, 2);

    public static Field Channel => new(10, 1);

    public static Field Owner => new(11, 1);

    public static Field Provider => new(12, 3);

    /// <summary>Ticks since the call to the provider began.</summary>
    public static Field CallAge => new(15, 2);

    /// <summary>What an invoice's stream says of it; see <see cref="Model.Mark"/>.</summary>
    public static Field Mark(int invoice) => new(17 + (4 * invoice), 3);

    /// <summary>The round in which it was intended on an invoice.</summary>
    public static Field Round(int invoice) => new(20 + (4 * invoice), 1);
}

/// <summary>What is common to all: time of day, the customer's wishes, how much may still go wrong, what remains of contacts that are over.</summary>
internal static class WorldField
{
    /// <summary>0: open, far from the evening; then one a tick up to quiet.</summary>
    public static Field Day => new(0, 4);

    /// <summary>Bit by channel: the customer has said no to it.</summary>
    public static Field OptedOut => new(4, 2);

    public static Field Events => new(6, 3);

    public static Field Crashes => new(9, 2);

    /// <summary>Contacts that are over and count against the budget.</summary>
    public static Field Spent => new(11, 2);

    /// <summary>The same of unknown outcome, where these do not count.</summary>
    public static Field SpentUnknown => new(13, 2);

    /// <summary>Contacts that are over and whose message, in truth, may have left within the budget's window.</summary>
    public static Field Out => new(15, 2);

    /// <summary>A contact that is over may, in truth, have left for this invoice's round.</summary>
    public static Field OutFor(int invoice) => new(17 + invoice, 1);
}
