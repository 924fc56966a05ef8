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
}

/// <summary>Something a customer said or that happened to them.</summary>
internal sealed record CustomerEventBody(CustomerEventType Type, string? Channel, string? Note)
{
    // People also call and write letters; those count as contacts, though no message leaves on them.
    private static readonly string[] Channels = [.. Domain.Contacts.Channel.All, "phone", "letter"];

    public static CustomerEventBody? Read(Fields fields)
    {
        var type = fields.RequiredValue("type", ChoiceTypes.Enum<CustomerEventType>());
        var channel = fields.Optional("channel", ChoiceTypes.Of(Channels));
        var note = fields.Why();
        if (type is { } given && ChannelProblem(given, channel) is { } problem && fields.AreValid)
        {
            fields.Refuse("channel", problem);
        }

        return fields.AreValid ? new CustomerEventBody(type!.Value, channel, note) : null;
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
}
