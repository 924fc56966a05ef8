using System.Text.RegularExpressions;
using Reminders.Web.Actions;
using Reminders.Web.Reading;

namespace Reminders.Web.Customers;

internal enum CustomerEventType
{
    ComplaintReceived,
    OptedOut,
    ContactReported,
    AddressBounced,
    Churned,
    PayerAccountForgotten,
}

/// <summary>Something a customer said or that happened to them.</summary>
internal sealed partial record CustomerEventBody(CustomerEventType Type, string? Channel, string? Account, string? Note)
{
    // People also call; that counts as a contact, though no message leaves on it.
    private static readonly string[] Channels = [.. Domain.Contacts.Channel.All, "phone"];

    private static readonly FieldType<string> PayerAccount = TextTypes.Pattern(
        AccountPattern(), "must be an account as the customer's timeline names it: a and 16 digits or letters from a to f");

    public static CustomerEventBody? Read(Fields fields)
    {
        var type = fields.RequiredValue("type", ChoiceTypes.Enum<CustomerEventType>());
        var channel = fields.Optional("channel", ChoiceTypes.Of(Channels));
        var account = fields.Optional("account", PayerAccount);
        var note = fields.Why();
        if (type is { } given && ChannelProblem(given, channel) is { } problem && fields.AreValid)
        {
            fields.Refuse("channel", problem);
        }

        if (fields.AreValid && type == CustomerEventType.PayerAccountForgotten != account is not null)
        {
            fields.Refuse("account", account is null ? "is missing" : "means nothing for this type");
        }

        return fields.AreValid ? new CustomerEventBody(type!.Value, channel, account, note) : null;
    }

    private static string? ChannelProblem(CustomerEventType type, string? channel) => type switch
    {
        CustomerEventType.ContactReported => channel is null ? "is missing" : null,
        CustomerEventType.AddressBounced when channel is null => "is missing",
        CustomerEventType.AddressBounced or CustomerEventType.OptedOut => channel is null || Domain.Contacts.Channel.All.Contains(channel)
            ? null
            : $"must be one of {string.Join(", ", Domain.Contacts.Channel.All)}",
        _ => channel is null ? null : "means nothing for this type",
    };

    [GeneratedRegex("^a[0-9a-f]{16}$(?!\\n)", RegexOptions.None, 1000)]
    private static partial Regex AccountPattern();
}
