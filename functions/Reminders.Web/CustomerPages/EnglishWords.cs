using NodaTime;
using Reminders.Application.CustomerPages;
using Reminders.Domain.Amounts;

namespace Reminders.Web.CustomerPages;

internal sealed record EnglishWords() : PageWords("en")
{
    public override Notice Gone { get; } = new("This page is not here", "It may be too old, or the address is not complete. Please answer the message you got, or contact the company that sent it.");

    public override Notice Later { get; } = new("This page does not work right now", "Nothing was changed. Please try again later, or answer the message you got.");

    public override Notice Unreadable { get; } = new("We could not read that", "Nothing was changed. Please open the page again from your message and try once more.");

    public override string CheckAgain => "Please check what you entered.";

    public override string NotNow => "This is not possible now: something changed since you opened the page. Above you see how things stand.";

    public override string IsPaid => "This invoice is paid. Thank you!";

    public override string IsHandedOver => "We have passed this invoice on. Please contact us before you pay.";

    public override string IsClosed => "This invoice is settled. There is nothing for you to do.";

    public override string IsCollected => "We collect this amount from your account. There is nothing for you to do.";

    public override string IsDisputed => "You told us that something is wrong. We are looking into it, and you hear from us. Until then we send no reminders.";

    public override string IsOnItsWay => "A payment seems to be on its way to us. Until it is booked there is nothing for you to do.";

    public override string IsSaidToBePaid => "You told us that you have paid. Thank you! We look for the payment and send no reminders meanwhile.";

    public override string IsAskedInParts => "You asked for instalments. We look at it and answer you.";

    public override string IsHeld => "We send no reminders about this invoice at the moment.";

    public override string AmountLabel => "Amount to pay";

    public override string HowToPay => "How to pay";

    public override string PayOnline => "Pay online";

    public override string ByTransfer => "By transfer to this account:";

    public override string Recipient => "Recipient";

    public override string Reference => "Reference";

    public override string CodeHint => "Or scan this code with your banking app. It fills in account, reference and amount.";

    public override string SomethingElse => "Would you like to tell us something?";

    public override string TextLabel => "What is wrong?";

    public override string PartsLabel => "How many instalments suit you?";

    public override string PaidOnLabel => "When did you pay? (if you know)";

    public override string PromiseLabel => "By when will you pay?";

    public override string InstalmentsTextLabel => "Anything we should know? (if you like)";

    public override string TextMissing => "Please tell us what is wrong.";

    public override string ThanksForOptOut => "Thank you. We will not write to you in this way any more.";

    public override string Questions => "Questions? We are glad to help:";

    public override string Private => "This page is meant for you alone. Please do not pass its address on.";

    public override string Title(string number) => $"Invoice {number}";

    public override string TitleOfSeveral(int count) => $"Your {count} invoices";

    public override string IsDue(LocalDate date) => $"Please pay by {Date(date)}.";

    public override string WasDue(LocalDate date) => $"It was due on {Date(date)}. If you have paid in the last days: thank you.";

    public override string IsPromised(Money amount, LocalDate date) => $"You promised to pay {Amount(amount)} by {Date(date)}. Thank you! Until then we send no reminders.";

    public override string IsPaidInParts(Money amount, LocalDate date) => $"You pay in instalments. The next one is {Amount(amount)} by {Date(date)}.";

    public override string PartPaid(Money paid) => $"Thank you for the {Amount(paid)} we have already received.";

    public override string WithCharges(Money charges) => $"Besides, {Amount(charges)} is open for late payment, as our message says.";

    public override string CodeAlt(string name, string iban, string reference, Money amount) =>
        $"Payment code for your banking app: {name}, IBAN {iban}, reference {reference}, {Amount(amount)}";

    public override string Offer(PageAction action) => action switch
    {
        PageAction.Paid => "I have paid already",
        PageAction.Promise => "I need more time",
        PageAction.Instalments => "I would like to pay in instalments",
        _ => "Something is wrong",
    };

    public override string Explain(PageAction action) => action switch
    {
        PageAction.Paid => "Then there is nothing more for you to do. We look for the payment and send no reminders meanwhile.",
        PageAction.Promise => "Tell us a day. Until then we send no reminders.",
        PageAction.Instalments => "We look at it and answer you. Meanwhile we send no reminders.",
        _ => "Tell us, and we look into it. Until you hear from us we send no reminders.",
    };

    public override string Button(PageAction action) => action switch
    {
        PageAction.Paid => "Say that I have paid",
        PageAction.Promise => "Promise this day",
        PageAction.Instalments => "Ask for instalments",
        _ => "Send",
    };

    public override string Thanks(PageAction action) => action switch
    {
        PageAction.Paid => "Thank you for telling us. There is nothing more for you to do.",
        PageAction.Promise => "Thank you. We have noted the day.",
        PageAction.Instalments => "Thank you. We answer you soon.",
        _ => "Thank you for telling us. We look into it and get back to you.",
    };

    public override string DayBetween(LocalDate first, LocalDate last) => $"Please give a day from {Date(first)} to {Date(last)}.";

    public override string PartsBetween(int least, int most) => $"Please choose {least} to {most} instalments.";

    public override string TextTooLong(int most) => $"Please use at most {most} characters.";

    public override string OptOutOffer(string channel) => Way(channel, "I do not want these e-mails", "I do not want these text messages", "I do not want these letters");

    public override string OptOutExplain(string channel) =>
        $"Then we write no more {Way(channel, "e-mails", "text messages", "letters")} about open invoices. Where it is needed we contact you in another way.";

    public override string OptOutButton(string channel) => Way(channel, "No more e-mails", "No more text messages", "No more letters");
}
