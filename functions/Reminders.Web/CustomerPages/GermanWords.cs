using NodaTime;
using Reminders.Application.CustomerPages;
using Reminders.Domain.Amounts;

namespace Reminders.Web.CustomerPages;

internal sealed record GermanWords() : PageWords("de")
{
    public override Notice Gone { get; } = new("Diese Seite gibt es hier nicht", "Vielleicht ist sie zu alt, oder die Adresse ist nicht vollständig. Bitte antworten Sie auf unsere Nachricht, oder wenden Sie sich an die Firma, von der sie kam.");

    public override Notice Later { get; } = new("Diese Seite geht gerade nicht", "Es wurde nichts geändert. Bitte versuchen Sie es später noch einmal, oder antworten Sie auf unsere Nachricht.");

    public override Notice Unreadable { get; } = new("Das konnten wir nicht lesen", "Es wurde nichts geändert. Bitte öffnen Sie die Seite noch einmal aus der Nachricht, und versuchen Sie es erneut.");

    public override string CheckAgain => "Bitte prüfen Sie Ihre Angaben.";

    public override string NotNow => "Das geht jetzt nicht: Seit Sie die Seite geöffnet haben, hat sich etwas geändert. Oben sehen Sie den Stand.";

    public override string IsPaid => "Diese Rechnung ist bezahlt. Vielen Dank!";

    public override string IsHandedOver => "Wir haben diese Rechnung weitergegeben. Bitte sprechen Sie mit uns, bevor Sie bezahlen.";

    public override string IsClosed => "Diese Rechnung ist erledigt. Sie müssen nichts tun.";

    public override string IsCollected => "Wir buchen diesen Betrag von Ihrem Konto ab. Sie müssen nichts tun.";

    public override string IsDisputed => "Sie haben uns gesagt, dass etwas nicht stimmt. Wir kümmern uns darum und melden uns. Bis dahin erinnern wir Sie nicht.";

    public override string IsOnItsWay => "Eine Zahlung scheint auf dem Weg zu uns zu sein. Bis sie gebucht ist, müssen Sie nichts tun.";

    public override string IsSaidToBePaid => "Sie haben uns gesagt, dass Sie bezahlt haben. Vielen Dank! Wir suchen die Zahlung und erinnern Sie so lange nicht.";

    public override string IsAskedInParts => "Sie haben um Raten gebeten. Wir sehen es uns an und antworten Ihnen.";

    public override string IsHeld => "Wir erinnern Sie im Moment nicht an diese Rechnung.";

    public override string AmountLabel => "Offener Betrag";

    public override string HowToPay => "So können Sie bezahlen";

    public override string PayOnline => "Online bezahlen";

    public override string ByTransfer => "Per Überweisung auf dieses Konto:";

    public override string Recipient => "Empfänger";

    public override string Reference => "Verwendungszweck";

    public override string CodeHint => "Oder scannen Sie diesen Code mit Ihrer Banking-App. Er füllt Konto, Verwendungszweck und Betrag aus.";

    public override string SomethingElse => "Möchten Sie uns etwas sagen?";

    public override string TextLabel => "Was stimmt nicht?";

    public override string PartsLabel => "Wie viele Raten passen Ihnen?";

    public override string PaidOnLabel => "Wann haben Sie bezahlt? (falls Sie es wissen)";

    public override string PromiseLabel => "Bis wann bezahlen Sie?";

    public override string InstalmentsTextLabel => "Möchten Sie uns etwas dazu sagen? (freiwillig)";

    public override string TextMissing => "Bitte sagen Sie uns, was nicht stimmt.";

    public override string ThanksForOptOut => "Vielen Dank. Wir schreiben Ihnen auf diesem Weg nicht mehr.";

    public override string Questions => "Fragen? Wir helfen gern:";

    public override string Private => "Diese Seite ist nur für Sie. Bitte geben Sie ihre Adresse nicht weiter.";

    public override string Title(string number) => $"Rechnung {number}";

    public override string TitleOfSeveral(int count) => $"Ihre {count} Rechnungen";

    public override string IsDue(LocalDate date) => $"Bitte bezahlen Sie bis zum {Date(date)}.";

    public override string WasDue(LocalDate date) => $"Sie war am {Date(date)} fällig. Falls Sie in den letzten Tagen bezahlt haben: vielen Dank.";

    public override string IsPromised(Money amount, LocalDate date) => $"Sie haben zugesagt, {Amount(amount)} bis zum {Date(date)} zu bezahlen. Vielen Dank! Bis dahin erinnern wir Sie nicht.";

    public override string IsPaidInParts(Money amount, LocalDate date) => $"Sie bezahlen in Raten. Die nächste ist {Amount(amount)} bis zum {Date(date)}.";

    public override string PartPaid(Money paid) => $"Danke für die {Amount(paid)}, die schon bei uns angekommen sind.";

    public override string WithCharges(Money charges) => $"Daneben sind {Amount(charges)} wegen der späten Zahlung offen, wie in unserer Nachricht beschrieben.";

    public override string CodeAlt(string name, string iban, string reference, Money amount) =>
        $"Zahlungscode für Ihre Banking-App: {name}, IBAN {iban}, Verwendungszweck {reference}, {Amount(amount)}";

    public override string Offer(PageAction action) => action switch
    {
        PageAction.Paid => "Ich habe schon bezahlt",
        PageAction.Promise => "Ich brauche mehr Zeit",
        PageAction.Instalments => "Ich möchte in Raten bezahlen",
        _ => "Etwas stimmt nicht",
    };

    public override string Explain(PageAction action) => action switch
    {
        PageAction.Paid => "Dann müssen Sie nichts weiter tun. Wir suchen die Zahlung und erinnern Sie so lange nicht.",
        PageAction.Promise => "Nennen Sie uns einen Tag. Bis dahin erinnern wir Sie nicht.",
        PageAction.Instalments => "Wir sehen es uns an und antworten Ihnen. So lange erinnern wir Sie nicht.",
        _ => "Sagen Sie es uns, wir kümmern uns darum. Bis Sie von uns hören, erinnern wir Sie nicht.",
    };

    public override string Button(PageAction action) => action switch
    {
        PageAction.Paid => "Zahlung melden",
        PageAction.Promise => "Diesen Tag zusagen",
        PageAction.Instalments => "Um Raten bitten",
        _ => "Absenden",
    };

    public override string Thanks(PageAction action) => action switch
    {
        PageAction.Paid => "Danke für die Nachricht. Sie müssen nichts weiter tun.",
        PageAction.Promise => "Vielen Dank. Wir haben uns den Tag notiert.",
        PageAction.Instalments => "Vielen Dank. Wir antworten Ihnen bald.",
        _ => "Danke für die Nachricht. Wir kümmern uns darum und melden uns bei Ihnen.",
    };

    public override string DayBetween(LocalDate first, LocalDate last) => $"Bitte nennen Sie einen Tag vom {Date(first)} bis zum {Date(last)}.";

    public override string PartsBetween(int least, int most) => $"Bitte wählen Sie {least} bis {most} Raten.";

    public override string TextTooLong(int most) => $"Bitte schreiben Sie höchstens {most} Zeichen.";

    public override string OptOutOffer(string channel) =>
        Way(channel, "Ich möchte diese E-Mails nicht", "Ich möchte diese SMS nicht", "Ich möchte diese Briefe nicht");

    public override string OptOutExplain(string channel) =>
        $"Dann schreiben wir Ihnen keine {Way(channel, "E-Mails", "SMS", "Briefe")} mehr über offene Rechnungen. Wo es nötig ist, melden wir uns auf anderem Weg.";

    public override string OptOutButton(string channel) => Way(channel, "Keine E-Mails mehr", "Keine SMS mehr", "Keine Briefe mehr");
}
