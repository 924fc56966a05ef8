using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Creditors;
using Reminders.Application.Feeds;
using Reminders.Application.Policies;

namespace Reminders.Functions.Settings;

/// <summary>A creditor as the settings hold it; the same fields and rules as in the Local host's file.</summary>
internal static class CreditorSetting
{
    public static Creditor Read(SettingsReader read, IPolicies policies)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(read.Optional("zone") ?? "Europe/Berlin")
            ?? throw read.Wrong("zone", "is no IANA time zone, such as Europe/Berlin");
        var id = read.Optional("id") ?? Creditor.DefaultId;
        if (id.Length > 40 || !id.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
        {
            throw read.Wrong("id", "must be 1 to 40 lower-case letters, digits or hyphens");
        }

        var policy = read.Optional("defaultPolicy") ?? "standard";
        return new Creditor(id, read.Matching("name", name => name.Length <= 100, "must have at most 100 characters"), zone, Country(read))
        {
            Region = read.Optional("region"),
            DefaultPolicy = policies.Find(policy) is not null
                ? policy
                : throw read.Wrong("defaultPolicy", $"names no policy; known: {string.Join(", ", policies.Names)}"),
            SignedBy = read.Optional("signedBy"),
            Email = read.Matching(
                "email",
                IsAddress,
                "must be one e-mail address of a domain that Communication Services may send for"),
            ReplyTo = read.OptionalMatching("replyTo", IsAddress, "must be one e-mail address"),
            Phone = read.Optional("phone"),
            PublicUrl = PublicAddress.Read(read.Optional("publicUrl"), detail => read.Wrong("publicUrl", detail)),
            Street = read.Optional("street"),
            Postcode = read.Optional("postcode"),
            City = read.Optional("city"),
            Iban = read.Optional("iban"),
            Bic = read.Optional("bic"),
            BankAccounts = [.. read.Optional("bankAccounts")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? []],
            References = new AccountSetting(read.Optional("iban"), read.Optional("bic"), read.Optional("references")).Check(read.Wrong),
            PaymentTermDays = read.Optional("paymentTermDays") is null ? Creditor.DefaultPaymentTermDays
                : read.OptionalNumber("paymentTermDays") is { } days and <= 365 ? days
                : throw read.Wrong("paymentTermDays", "must be 1 to 365"),
            Feeds = Feeds(read),
            Matching = Matching(read).ToPolicy(read.Wrong),
        };
    }

    private static bool IsAddress(string email) => email.Count(letter => letter == '@') == 1 && !email.Any(char.IsWhiteSpace);

    // One setting with commas: a list in the portal.
    private static ImmutableArray<string> Feeds(SettingsReader read)
    {
        var feeds = read.Optional("feeds")?.Split(',', StringSplitOptions.TrimEntries) ?? [];
        return FeedName.Problem(feeds) is { } problem ? throw read.Wrong("feeds", problem) : [.. feeds];
    }

    private static MatchingSetting Matching(SettingsReader read) => new()
    {
        CashDiscountPercent = read.OptionalDecimal("cashDiscountPercent"),
        CashDiscountDays = read.OptionalNumber("cashDiscountDays"),
        BankCharges = read.Optional("bankCharges")?.Split(',', StringSplitOptions.TrimEntries) ?? [],
        NumericReferences = read.Optional("numericReferences"),
        PostKnownAccounts = read.Optional("postKnownAccounts") is not { } known || (known is "true" or "false" ? known == "true" : throw read.Wrong("postKnownAccounts", "must be true or false")),
    };

    private static string Country(SettingsReader read)
    {
        var country = read.Optional("country") ?? "DE";
        return country.Length == 2 && country.All(char.IsAsciiLetterUpper) ? country : throw read.Wrong("country", "must be two capital letters, such as DE");
    }
}
