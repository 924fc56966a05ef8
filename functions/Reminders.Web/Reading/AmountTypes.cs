using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;
using Reminders.Domain.Names;

namespace Reminders.Web.Reading;

/// <summary>Money: a plain decimal, as text or as a number, beside its currency. Never rounded.</summary>
internal static class AmountTypes
{
    private const int MaxLength = 40;

    // Stands in while the currency is unknown, so that the amount's form is checked all the same: it has the most decimals of all.
    private static readonly Currency MostDecimals = Currency.Of("CLF");

    public static FieldType<Currency> IsoCode { get; } = FieldType.Text<Currency>(
        () => new JsonObject { ["type"] = "string", ["pattern"] = "^[A-Z]{3}$", ["description"] = "ISO 4217" }, ReadCurrency);

    /// <summary>Amount and currency side by side; the amount greater than zero.</summary>
    public static Money? Money(this Fields fields)
    {
        var currency = fields.Required("currency", IsoCode);
        return fields.RequiredValue("amount", Positive(currency));
    }

    /// <summary>Amount and currency of an invoice, which may be for nothing or a credit: such a case is kept and never reminded.</summary>
    public static Money? SignedMoney(this Fields fields)
    {
        var currency = fields.Required("currency", IsoCode);
        return fields.RequiredValue("amount", Decimal(currency, mustBePositive: false));
    }

    /// <summary>The currency may be said again where it is known already, but not changed.</summary>
    public static void SameCurrency(this Fields fields, Currency currency, bool required = false)
    {
        var given = required ? fields.Required("currency", IsoCode) : fields.Optional("currency", IsoCode);
        if (given is not null && given != currency)
        {
            fields.Refuse("currency", $"must be {currency}, the invoice's currency");
        }
    }

    /// <summary>A cash discount in percent, read as hundredths of a percent.</summary>
    public static FieldType<int> DiscountPercent { get; } = new(
        () => new JsonObject
        {
            ["type"] = new JsonArray("string", "number"),
            ["pattern"] = @"^[0-9]+(\.[0-9]+)?$",
            ["exclusiveMinimum"] = 0,
            ["maximum"] = CashDiscount.MaxPercent,
            ["description"] = "In percent, with at most two decimals.",
        },
        ReadPercent);

    /// <summary>An amount greater than zero.</summary>
    public static FieldType<Money> Positive(Currency? currency) => Decimal(currency, mustBePositive: true);

    private static FieldType<Money> Decimal(Currency? currency, bool mustBePositive)
    {
        return new FieldType<Money>(Schema, Read);

        JsonObject Schema()
        {
            var schema = new JsonObject
            {
                ["type"] = new JsonArray("string", "number"),
                ["pattern"] = mustBePositive ? @"^[0-9]+(\.[0-9]+)?$" : @"^-?[0-9]+(\.[0-9]+)?$",
                ["description"] = "A plain decimal with no more decimals than the currency has; never rounded.",
            };
            if (mustBePositive)
            {
                schema["exclusiveMinimum"] = 0;
            }

            return schema;
        }

        bool Read(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out Money result)
        {
            result = default;
            var problem = TextOf(value, out var text)
                ?? Domain.Amounts.Money.Parse(text, currency ?? MostDecimals, out result)
                ?? (result.IsPositive || !mustBePositive ? null : "must be greater than zero");
            if (problem is not null)
            {
                errors.Add(pointer, problem);
            }

            return problem is null;
        }
    }

    // A number is taken as it was written: 1.10 has two decimals, 1e2 is refused, nothing passes through a double.
    private static string? TextOf(JsonElement value, out string text)
    {
        text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String when JsonText.Read(value, out var written) is null => written,
            _ => "",
        };
        return text.Length is > 0 and <= MaxLength ? null : "must be a decimal number, such as 119.00";
    }

    private static bool ReadPercent(JsonElement value, string pointer, FieldErrors errors, [MaybeNullWhen(false)] out int result)
    {
        var basisPoints = TextOf(value, out var text) is null && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? CashDiscount.BasisPointsOf(percent)
            : null;
        result = basisPoints ?? 0;
        if (basisPoints is null)
        {
            errors.Add(pointer, $"must be more than 0 and at most {CashDiscount.MaxPercent}, with at most two decimals, such as 2 or 2.5");
        }

        return basisPoints is not null;
    }

    private static string? ReadCurrency(string text, out Currency currency) => Currency.TryOf(text, out currency!)
        ? null
        : $"must be an ISO 4217 currency code, such as EUR{NearestName.Hint(text, Currency.Codes)}";
}
