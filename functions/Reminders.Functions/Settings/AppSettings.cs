using System.Collections.Immutable;
using Microsoft.Extensions.Configuration;
using Reminders.Application.Access;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Gateways;
using Reminders.Application.Policies;

namespace Reminders.Functions.Settings;

/// <summary>Everything the app is configured with, read and checked once at start.</summary>
public sealed record AppSettings(
    StorageSettings Storage,
    ServiceBusSettings ServiceBus,
    CommunicationSettings Communication,
    EntraSettings? Entra,
    string? IdentityClientId,
    ImmutableArray<KeySetting> Keys,
    ImmutableArray<Creditor> Creditors) : ICreditors
{
    /// <summary>Who reports payments.</summary>
    public ImmutableArray<Gateway> Gateways { get; init; } = [];

    /// <summary>Whose is what names no configured creditor.</summary>
    public string DefaultCreditor => (Find(Creditor.DefaultId) ?? Creditors[0]).Id;

    public Creditor? Find(string id) => Creditors.FirstOrDefault(creditor => creditor.Id == id);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsException">Names the setting that is missing or wrong, and says what it should be.</exception>
    public static AppSettings Read(IConfiguration configuration, IPolicies policies)
    {
        var read = new SettingsReader(configuration);
        var settings = new AppSettings(
            new StorageSettings(
                read.Uri("Storage:tableServiceUri"),
                read.Uri("Storage:blobServiceUri"),
                read.OptionalMatching("Storage:container", IsContainer, "must be 3 to 63 lower-case letters, digits or single hyphens") ?? "documents"),
            new ServiceBusSettings(
                read.Matching("ServiceBus:fullyQualifiedNamespace", IsHost, "must be a host name, such as name.servicebus.windows.net"),
                read.OptionalMatching("ServiceBus:topic", IsEntity, "must be the name of a topic, such as reminders")),
            new CommunicationSettings(
                read.Uri("Communication:endpoint"),
                read.OptionalMatching("Communication:smsFrom", IsSender, "must be a number such as +4930123456, a short code, or a name of at most 11 letters and digits"))
            {
                EmailPerHour = read.Number("Communication:emailPerHour", 100),
                SmsPerMinute = read.Number("Communication:smsPerMinute", 200),
            },
            read.OptionalMatching("Entra:tenantId", IsGuid, "must be the tenant's id, a GUID") is { } tenant
                ? new EntraSettings(tenant, read.Required("Entra:audience"), read.Optional("Entra:creditor") ?? Creditor.DefaultId)
                : null,
            read.OptionalMatching("AZURE_CLIENT_ID", IsGuid, "must be the client id of the managed identity, a GUID"),
            [.. read.Each("Keys").Select(KeySetting.Read)],
            [.. read.Each("Creditors").Select(each => CreditorSetting.Read(each, policies))])
        {
            Gateways = [.. read.Each("Gateways").Select(GatewaySetting.Read)],
        };
        return settings switch
        {
            { Creditors.IsEmpty: true } => throw new SettingsException("Creditors__0__name", "is missing: name the company that sends the invoices"),
            { Keys.IsEmpty: true, Entra: null } => throw new SettingsException("Keys__0__id", "is missing: without a key or Entra__tenantId nobody can use the API"),
            { Entra: { } entra } when settings.Find(entra.Creditor) is null =>
                throw new SettingsException("Entra__creditor", $"names '{entra.Creditor}', which is none of the configured creditors"),
            _ when Twice(settings.Creditors.Select(creditor => creditor.Id)) is { } creditor =>
                throw new SettingsException("Creditors__*__id", $"names '{creditor}' twice"),
            _ when Twice(settings.Keys.Select(key => key.Id)) is { } key => throw new SettingsException("Keys__*__id", $"names '{key}' twice"),
            _ when Twice(settings.Gateways.Select(gateway => gateway.Name)) is { } gateway =>
                throw new SettingsException("Gateways__*__name", $"names '{gateway}' twice"),
            _ when settings.Gateways.FirstOrDefault(gateway => settings.Find(gateway.Creditor) is null) is { } lost =>
                throw new SettingsException("Gateways__*__creditor", $"names '{lost.Creditor}', which is none of the configured creditors"),
            _ => settings.Keys.FirstOrDefault(key => settings.Find(key.Creditor) is null) is { } stray
                ? throw new SettingsException("Keys__*__creditor", $"names '{stray.Creditor}', which is none of the configured creditors")
                : settings,
        };
    }

    private static string? Twice(IEnumerable<string> ids) => ids.GroupBy(id => id).FirstOrDefault(same => same.Count() > 1)?.Key;

    private static bool IsGuid(string value) => Guid.TryParseExact(value, "D", out _);

    private static bool IsContainer(string value) =>
        value.Length is >= 3 and <= 63
        && value.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')
        && !$"-{value}-".Contains("--", StringComparison.Ordinal);

    private static bool IsSender(string value) =>
        value.StartsWith('+') ? value.Length is >= 8 and <= 16 && value.Skip(1).All(char.IsAsciiDigit) : value.Length <= 11 && value.All(char.IsAsciiLetterOrDigit);

    private static bool IsHost(string value) => Uri.CheckHostName(value) == UriHostNameType.Dns;

    private static bool IsEntity(string value) =>
        value.Length <= 260 && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '/');
}

/// <summary>The namespace of the queue of payments, and the topic that hears what happens to cases (none: nothing is published).</summary>
public sealed record ServiceBusSettings(string Namespace, string? Topic);

public sealed record StorageSettings(Uri Tables, Uri Blobs, string Container);

/// <summary>Communication Services: its endpoint, the SMS sender (none: no SMS), and what its quotas allow.</summary>
public sealed record CommunicationSettings(Uri Endpoint, string? SmsFrom)
{
    public int EmailPerHour { get; init; }

    public int SmsPerMinute { get; init; }

    public IReadOnlyDictionary<string, Quota> Quotas => new Dictionary<string, Quota>
    {
        [Domain.Contacts.Channel.Email] = new(EmailPerHour, NodaTime.Duration.FromHours(1)),
        [Domain.Contacts.Channel.Sms] = new(SmsPerMinute, NodaTime.Duration.FromMinutes(1)),
    };
}

/// <summary>The tenant whose tokens count, for which audience, and whose invoices they open.</summary>
public sealed record EntraSettings(string TenantId, string Audience, string Creditor);

/// <summary>An API key: the SHA-256 of its secret part, whose it is, and what it may do.</summary>
public sealed record KeySetting(string Id, string Name, Role Role, string Creditor, string Hash)
{
    internal static KeySetting Read(SettingsReader read) => new(
        read.Matching("id", id => id.All(char.IsAsciiLetterOrDigit), "must be what the key has between rk_ and the next _"),
        read.Required("name"),
        read.Choice<Role>("role"),
        read.Optional("creditor") ?? Application.Creditors.Creditor.DefaultId,
        read.Matching("hash", value => value.Length == 64 && value.All(char.IsAsciiHexDigit), "must be the SHA-256 of the key's secret part in hex"));
}
