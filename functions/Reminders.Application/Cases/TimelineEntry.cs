using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Reminders.Application.Documents;
using Reminders.Application.Ledger;
using Reminders.Domain.Amounts;

namespace Reminders.Application.Cases;

/// <summary>
/// One event as a timeline shows it: its stored fields, with amounts as decimals beside their currency and texts in place of
/// references to them.
/// </summary>
internal sealed class TimelineEntry(StoredEvent stored)
{
    // A task's detail and a payment page's address may name a person; the fingerprint is of inner use.
    private static readonly string[] Withheld = ["detail", "paymentUrl", "fingerprint", "explanation", "received"];

    private readonly JsonObject _fields = JsonNode.Parse(stored.Json)?.AsObject() ?? [];

    public Currency? Currency => _fields["currency"]?.GetValue<string>() is { } code ? Currency.Of(code) : null;

    public async Task<JsonObject> Show(Currency? currency, IDocuments documents, CancellationToken cancellation)
    {
        var item = Begin(withActor: true);
        foreach (var (name, value) in _fields)
        {
            if (value is JsonObject reference && reference.ContainsKey("hash"))
            {
                item[name] = await Text(reference, documents, cancellation);
            }
            else
            {
                Add(item, name, value, currency);
            }
        }

        return item;
    }

    /// <summary>The entry for other systems: no texts, no links, no names, whatever could tell about a person beyond ids.</summary>
    public JsonObject ShowImpersonal(Currency? currency)
    {
        var item = Begin(withActor: false);
        foreach (var (name, value) in _fields)
        {
            if (!Withheld.Contains(name) && !(value is JsonObject reference && reference.ContainsKey("hash")))
            {
                Add(item, name, value, currency);
            }
        }

        return item;
    }

    /// <summary>Only what happened and when; the rest is longer than other systems have to take and can be asked for.</summary>
    public JsonObject ShowShortened()
    {
        var item = Begin(withActor: false);
        item["shortened"] = true;
        return item;
    }

    private static void Add(JsonObject item, string field, JsonNode? value, Currency? currency)
    {
        // A customer's type must not stand where the entry's own type does.
        var name = field == "type" ? "customerType" : field;
        switch (value)
        {
            case JsonValue number when name == "amount" && currency is not null:
                item[name] = new Money(number.GetValue<long>(), currency).ToDecimalString();
                item["currency"] = currency.Code;
                break;
            case JsonArray parts when name is "instalments" or "allocations" && currency is not null:
                item[name] = new JsonArray([.. parts.Select(part => Part(part!.AsObject(), currency))]);
                item["currency"] = currency.Code;
                break;
            default:
                item[name] = value?.DeepClone();
                break;
        }
    }

    private JsonObject Begin(bool withActor)
    {
        var item = new JsonObject
        {
            ["sequence"] = stored.Sequence,
            ["at"] = InstantPattern.ExtendedIso.Format(stored.At),
            ["type"] = stored.Type,
        };
        if (withActor)
        {
            item["actor"] = stored.Actor;
        }

        return item;
    }

    private static JsonObject Part(JsonObject part, Currency currency)
    {
        var shown = part.DeepClone().AsObject();
        shown["amount"] = new Money(part["amount"]!.GetValue<long>(), currency).ToDecimalString();
        return shown;
    }

    // A note is shown; a document with structure (a profile, a message) only by its id, to be asked for.
    private static async Task<JsonNode?> Text(JsonObject reference, IDocuments documents, CancellationToken cancellation)
    {
        var id = reference["id"]!.GetValue<string>();
        var document = await documents.Get(id, cancellation);
        return document is null ? "(erased)"
            : document.ContentType.StartsWith("text/plain", StringComparison.Ordinal) ? Encoding.UTF8.GetString(document.Content.Span)
            : id;
    }
}
