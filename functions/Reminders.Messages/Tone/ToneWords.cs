using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>The words of a language that the tone rules look for, and its measure of plain language.</summary>
/// <param name="AlreadyPaid">Says that who has paid is done.</param>
/// <param name="CannotPay">Offers a way to those who cannot pay now.</param>
/// <param name="SomethingWrong">Asks whether something is wrong.</param>
/// <param name="OtherWay">Offers another channel, or none.</param>
/// <param name="Legal">Words of law and pressure: none before the formal notice.</param>
/// <param name="Threats">Words that threaten or press: never.</param>
/// <param name="Countdowns">Counts time down: never.</param>
/// <param name="Marketing">Sells or asks for a rating: never, since it makes a reminder an advertisement.</param>
/// <param name="Consequences">Says what else may happen: only with a date and an amount.</param>
/// <param name="Readability">The reading ease of a text, 0 (hard) to 100 (easy).</param>
internal sealed record ToneWords(
    Regex AlreadyPaid,
    Regex CannotPay,
    Regex SomethingWrong,
    Regex OtherWay,
    Regex Legal,
    Regex Threats,
    Regex Countdowns,
    Regex Marketing,
    Regex Consequences,
    Func<string, double> Readability)
{
    private static readonly ToneWords English = new(
        AlreadyPaid: Any(@"already paid|paid already|have paid"),
        CannotPay: Any(@"can(no|'|’)t pay|unable to pay|instalments?|later date|more time"),
        SomethingWrong: Any(@"something (is )?(wrong|not right)|not (right|correct)|disagree"),
        OtherWay: Any(@"another way|other way|by letter|by phone|unsubscribe|opt out|stop receiving|would rather"),
        Legal: Any(
            @"default(ed|s)?|legal(ly)?|law|courts?|lawyers?|solicitors?|attorneys?|debts?|debtors?|collections?|collectors?|bailiffs?|penalt(y|ies)|fees?|" +
            @"interest|consequences?|liable|enforce\w*|proceedings|dunning|arrears|delinquent|overdue|formal|final|last (notice|reminder|chance|warning)|" +
            @"must|demand(s|ed)?|fail(ed|ure)?( to pay)?|immediately|urgent(ly)?|at once|without delay|warnings?"),
        Threats: Any(@"courts?|lawyers?|solicitors?|attorneys?|bailiffs?|collectors?|penalt(y|ies)|credit (score|rating|bureau)|blacklist\w*|immediately|urgent(ly)?|last (chance|warning)|or else"),
        Countdowns: Any(@"(only|just) \w+ (more )?(days?|hours?|minutes?)|\w+ (days?|hours?|minutes?) (left|remaining|to go)|countdown|(time|clock) is (running out|ticking)|final hours|expires? (soon|today|in)"),
        Marketing: Any(@"discounts?|special offers?|offer ends|new products?|newsletters?|rate us|review us|ratings?|stars? out of|recommend us|deals?|vouchers?|coupons?|follow us|upgrade"),
        Consequences: Any(@"hand(ed)? (it )?over|collection agency|debt collection|further costs|additional costs|more costs|suspend\w*|cut off|cancel your"),
        Readability: ReadingEase.Flesch);

    private static readonly ToneWords German = new(
        AlreadyPaid: Any(@"(schon|bereits) (bezahlt|gezahlt|überwiesen|beglichen)"),
        CannotPay: Any(@"nicht (be)?zahlen|Raten(zahlung)?|späterer? Termin|mehr Zeit|Zahlungsaufschub"),
        SomethingWrong: Any(@"stimmt (etwas|was) nicht|etwas nicht (stimmt|in Ordnung)|nicht (richtig|einverstanden)|Fehler"),
        OtherWay: Any(@"(auf )?ander(em|en) Weg|per (Brief|Post|SMS|Telefon|E-Mail)|abmelden|abbestellen|keine (weiteren )?(E-Mails|Nachrichten|SMS)|lieber (per|anders|Brief)"),
        Legal: Any(
            @"mahn(en|ung\w*|bescheid\w*|kosten|gebühr\w*|verfahren)?|verzug\w*|verzugs\w*|inkasso\w*|gericht\w*|anwalt\w*|anwält\w*|rechtsanw\w*|rechtlich\w*|gesetz\w*|" +
            @"vollstreck\w*|schufa\w*|auskunftei\w*|schuld(en|ner\w*)?|gebühr\w*|zinsen|strafe\w*|fristen|frist|fristsetzung|konsequenz\w*|folgen|förmlich\w*|letzt(e|er|en|es|malig\w*)|" +
            @"überfällig\w*|säum(ig|nis)\w*|versäum\w*|aufforder\w*|zahlungsaufforderung\w*|unverzüglich|umgehend|sofort|dringend\w*|müssen Sie zahlen|Warnung"),
        Threats: Any(@"gericht\w*|anwalt\w*|anwält\w*|rechtsanw\w*|vollstreck\w*|schufa\w*|auskunftei\w*|pfänd\w*|strafe\w*|konsequenz\w*|sofort|umgehend|unverzüglich|dringend\w*|letzte (chance|warnung)|sonst"),
        Countdowns: Any(@"nur noch \w+ (Tage?n?|Stunden?|Minuten?)|noch \w+ (Tage?|Stunden?|Minuten?) (Zeit|bis)|Countdown|die (Zeit|Uhr) (läuft|tickt)|läuft (heute|bald|in)"),
        Marketing: Any(@"Rabatt\w*|Sonderangebot\w*|Angebote?|neue Produkte|Newsletter|bewerten|Bewertung\w*|Sterne|weiterempfehlen|empfehlen Sie|Gutschein\w*|jetzt neu|Aktion|folgen Sie uns|Upgrade"),
        Consequences: Any(@"übergeben|Übergabe an|Inkasso\w*|weitere Kosten|zusätzliche Kosten|Mehrkosten|sperren|Sperrung|kündigen|abschalten"),
        Readability: ReadingEase.Amstad);

    /// <summary>The words of a language, or null where nobody has collected any.</summary>
    public static ToneWords? Of(string tag) => Locales.LanguageOf(tag) switch
    {
        "en" => English,
        "de" => German,
        _ => null,
    };

    private static Regex Any(string words) =>
        new($@"(?<!\w)({words})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
