namespace Reminders.Messages;

/// <summary>What every message carries, whatever its language: what and how much, one way to pay, who asks.</summary>
internal static class StructureRules
{
    public static IEnumerable<ToneFinding> Check(ToneSample sample) => [.. Subject(sample), .. Facts(sample), .. Action(sample), .. Sender(sample), .. Sms(sample)];

    private static IEnumerable<ToneFinding> Subject(ToneSample sample)
    {
        var subject = ToneSample.Plain(sample.Email.Subject);
        if (!subject.Contains(What(sample.View), StringComparison.Ordinal))
        {
            yield return new ToneFinding("the subject must say what it is about: the invoice's number, or how many ({{> what}})", "subject");
        }

        if (!subject.Contains(ToneSample.Plain(sample.View.Focus.Amount), StringComparison.Ordinal))
        {
            yield return new ToneFinding("the subject must say how much: {{focus.amount}}", "subject");
        }
    }

    private static IEnumerable<ToneFinding> Facts(ToneSample sample)
    {
        var view = sample.View;
        (string Name, string Value, string Section)[] needed =
        [
            ("the amount", view.Focus.Amount, "intro"),
            ("the due date", view.Focus.First.Due, "intro"),
            ("the payment reference", view.Focus.First.Reference, "payAlso"),
            ("the IBAN", view.Pay.Iban ?? "", "payAlso"),
        ];
        foreach (var (name, value, section) in needed)
        {
            var inHtml = sample.Text.Contains(ToneSample.Plain(value), StringComparison.Ordinal);
            if (!inHtml || !ToneSample.Plain(sample.Email.Html).Contains(ToneSample.Plain(value), StringComparison.Ordinal))
            {
                yield return new ToneFinding($"{name} must stand in the {(inHtml ? "HTML" : "text")} part as text", section, InHtml: inHtml);
            }
        }

        foreach (var charge in view.Charges.Where(charge => !sample.Text.Contains(ToneSample.Plain(charge.Amount), StringComparison.Ordinal)))
        {
            yield return new ToneFinding($"an open charge must be named with its amount ({charge.Amount})", "chargesIntro");
        }
    }

    private static IEnumerable<ToneFinding> Action(ToneSample sample)
    {
        var pay = sample.View.Pay.Link;
        foreach (var other in sample.Links.Concat(sample.Addresses).Where(link => link != pay && link != sample.View.Page).Distinct(StringComparer.Ordinal))
        {
            yield return new ToneFinding($"one message has one action, to pay: take the link to {other} out", "intro", other);
        }

        if (pay is not null && sample.Links.Count(link => link == pay) != 1)
        {
            yield return new ToneFinding("the link to pay must stand in the HTML part exactly once", "payButton", InHtml: true);
        }
    }

    private static IEnumerable<ToneFinding> Sender(ToneSample sample)
    {
        var sender = sample.View.Sender;
        foreach (var (name, value) in new[] { ("the sender's name", sender.Name), ("who signs", sender.SignedBy), ("the address for answers", sender.Email) })
        {
            if (value is not null && !sample.Text.Contains(value, StringComparison.Ordinal))
            {
                yield return new ToneFinding($"{name} must stand in the message", "signOff");
            }
        }
    }

    private static IEnumerable<ToneFinding> Sms(ToneSample sample)
    {
        var text = sample.Sms.Text;
        if (!text.Contains(What(sample.View), StringComparison.Ordinal) || !text.Contains(ToneSample.Plain(sample.View.Focus.Amount), StringComparison.Ordinal))
        {
            yield return new ToneFinding("the text message must say what and how much: {{> what}}, {{focus.amount}}", "sms");
        }

        if (!text.Contains(sample.View.Sender.Name.Split(' ')[0], StringComparison.Ordinal))
        {
            yield return new ToneFinding("the text message must say who sends it: {{sms.sender}}", "sms");
        }

        if (sample.Sms.Segments > 1)
        {
            yield return new ToneFinding($"the text message takes {sample.Sms.Segments} segments: shorten it, and keep to the GSM alphabet", "sms", IsWarning: true);
        }
    }

    private static string What(MessageView view) => view.Focus.One ? view.Focus.First.Number : $"{view.Focus.Count} ";
}
