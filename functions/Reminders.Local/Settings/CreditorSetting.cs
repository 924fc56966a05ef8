using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Feeds;
using Reminders.Application.Gateways;
using Reminders.Application.Policies;
using Reminders.Local.Webhooks;

namespace Reminders.Local.Settings;

/// <summary>A creditor as written in <c>settings.json</c>.</summary>
internal sealed record CreditorSetting
{
    public string Id { get; init; } = Creditor.DefaultId;

    public string Name { get; init; } = "Your company";

    public string Zone { get; init; } = "Europe/Berlin";

    public string Country { get; init; } = "DE";

    public string? Region { get; init; }

    public string DefaultPolicy { get; init; } = "standard";

    public string? SignedBy { get; init; }

    public string Email { get; init; } = "reminders@localhost";

    public string? ReplyTo { get; init; }

    public string? Phone { get; init; }

    public string? PublicUrl { get; init; }

    public string? Street { get; init; }

    public string? Postcode { get; init; }

    public string? City { get; init; }

    public string? Iban { get; init; }

    public string? Bic { get; init; }

    public string[] BankAccounts { get; init; } = [];

    public string? References { get; init; }

    public int PaymentTermDays { get; init; } = Creditor.DefaultPaymentTermDays;

    public string[] Feeds { get; init; } = [];

    public MatchingSetting Matching { get; init; } = new();

    public GatewaySetting[] Gateways { get; init; } = [];

    public WebhookSetting[] Webhooks { get; init; } = [];

    public IEnumerable<Gateway> ToGateways(string path, int index) =>
        Gateways.Select((gateway, number) => gateway.ToGateway(Id, path, $"creditors[{index}].gateways[{number}]"));

    public IEnumerable<WebhookEndpoint> ToEndpoints(string path, int index) =>
        Webhooks.Select((webhook, number) => webhook.ToEndpoint(Id, path, $"creditors[{index}].webhooks[{number}]"));

    public Creditor ToCreditor(string path, int index, IPolicies policies)
    {
        Require(Id.Length is > 0 and <= 40 && Id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'), "id", "must be 1 to 40 lower-case letters, digits or hyphens");
        Require(Name.Length is > 0 and <= 100, "name", "must have 1 to 100 characters");
        Require(Country.Length == 2 && Country.All(char.IsAsciiLetterUpper), "country", "must be two capital letters, such as DE");
        Require(Email.Count(letter => letter == '@') == 1 && !Email.Any(char.IsWhiteSpace), "email", "must be one e-mail address");
        Require(policies.Find(DefaultPolicy) is not null, "defaultPolicy", $"there is no policy '{DefaultPolicy}'; known: {string.Join(", ", policies.Names)}");
        Require(PaymentTermDays is >= 0 and <= 365, "paymentTermDays", "must be 0 to 365");
        Require(BankAccounts.All(account => account.Length is > 0 and <= 64), "bankAccounts", "must be accounts of 1 to 64 characters, such as DE89370400440532013000");
        Require(FeedName.Problem(Feeds) is null, "feeds", FeedName.Problem(Feeds)!);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone);
        Require(zone is not null, "zone", $"'{Zone}' is no IANA time zone, such as Europe/Berlin");
        return new Creditor(Id, Name, zone!, Country)
        {
            Region = Region,
            DefaultPolicy = DefaultPolicy,
            SignedBy = SignedBy,
            Email = Email,
            ReplyTo = ReplyTo,
            Phone = Phone,
            PublicUrl = PublicAddress.Read(PublicUrl, detail => new SettingsException(path, $"creditors[{index}].publicUrl", detail)),
            Street = Street,
            Postcode = Postcode,
            City = City,
            Iban = Iban,
            Bic = Bic,
            BankAccounts = [.. BankAccounts],
            References = new AccountSetting(Iban, Bic, References).Check((setting, detail) => new SettingsException(path, $"creditors[{index}].{setting}", detail)),
            PaymentTermDays = PaymentTermDays,
            Feeds = [.. Feeds],
            Matching = Matching.ToPolicy((setting, detail) => new SettingsException(path, $"creditors[{index}].matching.{setting}", detail)),
        };

        void Require(bool fits, string setting, string detail)
        {
            if (!fits)
            {
                throw new SettingsException(path, $"creditors[{index}].{setting}", detail);
            }
        }
    }
}

/// <summary>The creditors of the settings.</summary>
internal sealed class ConfiguredCreditors(LocalSettings settings) : ICreditors
{
    public Creditor? Find(string id) => settings.Creditors.FirstOrDefault(creditor => creditor.Id == id);
}
