using System.Collections.Immutable;
using Reminders.Application.Customers;
using Reminders.Domain.Customers;
using Reminders.Web.Reading;

namespace Reminders.Web.Customers;

/// <summary>A customer: inside an invoice, or by itself.</summary>
internal static class CustomerBody
{
    private static readonly ImmutableArray<string> Clearable =
        ["name", "email", "phone", "street", "postcode", "city", "locale", "timeZone", "country", "region", "since"];

    public static CustomerInput? Embedded(Fields fields)
    {
        var customerId = fields.Required("customerId", TextTypes.Id);
        return Facts(fields, customerId ?? "");
    }

    /// <summary>The whole customer; what is left out is removed.</summary>
    public static CustomerInput? Replacement(Fields fields, string customerId)
    {
        SameId(fields, customerId);
        return Facts(fields, customerId);
    }

    /// <summary>What changes; null removes, what is left out is kept.</summary>
    public static CustomerInput? Change(Fields fields, string customerId)
    {
        SameId(fields, customerId);
        var facts = Facts(fields, customerId);
        ImmutableArray<string> cleared = [.. Clearable.Where(fields.IsNull)];
        var toDefaultType = fields.IsNull("type");
        var toNotVulnerable = fields.IsNull("vulnerable");
        if (facts is null)
        {
            return null;
        }

        var change = facts with
        {
            Type = toDefaultType ? CustomerType.Consumer : facts.Type,
            Vulnerable = toNotVulnerable ? false : facts.Vulnerable,
            Cleared = cleared,
        };
        if (!change.IsReference)
        {
            return change;
        }

        fields.RefuseAll("name at least one field to change");
        return null;
    }

    private static void SameId(Fields fields, string customerId)
    {
        if (fields.Optional("customerId", TextTypes.Id) is { } given && given != customerId)
        {
            fields.Refuse("customerId", "is not the id in the address");
        }
    }

    private static CustomerInput? Facts(Fields fields, string customerId)
    {
        var input = new CustomerInput(customerId)
        {
            Type = fields.OptionalValue("type", ChoiceTypes.Enum<CustomerType>()),
            Name = fields.Optional("name", TextTypes.Name),
            Email = fields.Optional("email", CustomerTypes.Email),
            Phone = fields.Optional("phone", CustomerTypes.Phone),
            Street = fields.Optional("street", TextTypes.Street),
            Postcode = fields.Optional("postcode", TextTypes.Postcode),
            City = fields.Optional("city", TextTypes.City),
            Locale = fields.Optional("locale", CustomerTypes.Locale),
            TimeZone = fields.Optional("timeZone", CustomerTypes.TimeZone),
            Country = fields.Optional("country", CustomerTypes.Country),
            Region = fields.Optional("region", TextTypes.Region),
            Since = fields.OptionalValue("since", DateTypes.Since),
            Vulnerable = fields.OptionalValue("vulnerable", PlainTypes.YesNo),
        };
        return fields.AreValid ? input : null;
    }
}
