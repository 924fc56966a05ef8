using System.Text.Json;
using Reminders.Domain.Payments;

namespace Reminders.Formats.Meaning;

/// <summary>One line of a source's table: an event by its name, what it means, and where it says so.</summary>
internal sealed record MeaningRow(string Event, PaymentNews Kind, JsonPath Payment)
{
    /// <summary>The payment's id where no path leads to it; asked before <see cref="Payment"/>.</summary>
    public Func<JsonElement, string?>? PaymentOf { get; init; }

    /// <summary>Null where the event does not tell an amount.</summary>
    public JsonPath? Amount { get; init; }

    public JsonPath? Currency { get; init; }

    public bool Total { get; init; }

    public JsonPath? Movement { get; init; }

    /// <summary>A payment whose id stands here is the gateway's own invoice: it sums up payments that are told one by one as well.</summary>
    public JsonPath? SumsUp { get; init; }

    /// <summary>The gateway's own invoice, where it is not at the source's usual place.</summary>
    public JsonPath? GatewayInvoice { get; init; }

    /// <summary>Each event is another part, also where it does not say which.</summary>
    public bool IsPart { get; init; }

    /// <summary>A value here says that the gateway tries again.</summary>
    public JsonPath? Retry { get; init; }
}
