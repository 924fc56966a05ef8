using NodaTime;
using Reminders.Application.CustomerPages;
using Reminders.Domain.Amounts;
using Reminders.Domain.Contacts;
using Reminders.Messages;

namespace Reminders.Web.CustomerPages;

/// <summary>The page in one of the languages there are messages in.</summary>
public abstract record PageWords(string Lang)
{
    private static readonly PageWords English = new EnglishWords();
    private static readonly PageWords German = new GermanWords();

    private readonly Language _language = Language.Of(Lang);

    public abstract Notice Gone { get; }

    public abstract Notice Later { get; }

    public abstract Notice Unreadable { get; }

    public abstract string CheckAgain { get; }

    public abstract string NotNow { get; }

    public abstract string IsPaid { get; }

    public abstract string IsHandedOver { get; }

    public abstract string IsClosed { get; }

    public abstract string IsCollected { get; }

    public abstract string IsDisputed { get; }

    public abstract string IsOnItsWay { get; }

    public abstract string IsSaidToBePaid { get; }

    public abstract string IsAskedInParts { get; }

    public abstract string IsHeld { get; }

    public abstract string AmountLabel { get; }

    public abstract string HowToPay { get; }

    public abstract string PayOnline { get; }

    public abstract string ByTransfer { get; }

    public abstract string Recipient { get; }

    public abstract string Reference { get; }

    public abstract string CodeHint { get; }

    public abstract string SomethingElse { get; }

    public abstract string TextLabel { get; }

    public abstract string PartsLabel { get; }

    public abstract string PaidOnLabel { get; }

    public abstract string PromiseLabel { get; }

    public abstract string InstalmentsTextLabel { get; }

    public abstract string TextMissing { get; }

    public abstract string ThanksForOptOut { get; }

    public abstract string Questions { get; }

    public abstract string Private { get; }

    /// <summary>The language nearest to a locale: German, else English, as with messages.</summary>
    public static PageWords Of(string? locale) => (locale ?? "").Trim().StartsWith("de", StringComparison.OrdinalIgnoreCase) ? German : English;

    /// <summary>The language that a browser asks for, where nothing is known of the customer.</summary>
    public static PageWords Asked(HttpContext http) => Of(http.Request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.Value).FirstOrDefault());

    public string Amount(Money money) => _language.Amount(money);

    public string Date(LocalDate date) => _language.Date(date);

    public abstract string Title(string number);

    public abstract string TitleOfSeveral(int count);

    public abstract string IsDue(LocalDate date);

    public abstract string WasDue(LocalDate date);

    public abstract string IsPromised(Money amount, LocalDate date);

    public abstract string IsPaidInParts(Money amount, LocalDate date);

    public abstract string PartPaid(Money paid);

    public abstract string WithCharges(Money charges);

    public abstract string CodeAlt(string name, string iban, string reference, Money amount);

    public abstract string Offer(PageAction action);

    public abstract string Explain(PageAction action);

    public abstract string Button(PageAction action);

    public abstract string Thanks(PageAction action);

    public abstract string DayBetween(LocalDate first, LocalDate last);

    public abstract string PartsBetween(int least, int most);

    public abstract string TextTooLong(int most);

    public abstract string OptOutOffer(string channel);

    public abstract string OptOutExplain(string channel);

    public abstract string OptOutButton(string channel);

    protected static string Way(string channel, string email, string sms, string letter) => channel switch
    {
        Channel.Email => email,
        Channel.Sms => sms,
        _ => letter,
    };
}

/// <summary>A page that only says something.</summary>
public sealed record Notice(string Title, string Text);
