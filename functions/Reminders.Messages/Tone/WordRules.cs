using System.Globalization;
using System.Text.RegularExpressions;

namespace Reminders.Messages;

/// <summary>What a message says, in a language whose words are known: kind, plain, and nothing that presses or sells.</summary>
internal static partial class WordRules
{
    private static readonly HashSet<string> Abbreviations = new(["IBAN", "SEPA"], StringComparer.Ordinal);

    public static IEnumerable<ToneFinding> Check(ToneSample sample, ToneWords words, bool formal) =>
    [
        .. Answers(sample, words),
        .. Pressure(sample, words, formal),
        .. Plainness(sample, words),
        .. formal ? Notice(sample, words) : [],
    ];

    // Pay first; then those who have paid, those who cannot, those who see it otherwise.
    private static IEnumerable<ToneFinding> Answers(ToneSample sample, ToneWords words)
    {
        (string Name, int At)[] answers =
        [
            ("already paid? nothing to do", First(words.AlreadyPaid, sample.Text)),
            ("cannot pay now", First(words.CannotPay, sample.Text)),
            ("something is wrong", First(words.SomethingWrong, sample.Text)),
        ];
        foreach (var (name, at) in answers.Where(answer => answer.At < 0))
        {
            yield return new ToneFinding($"'{name}' is missing: every e-mail has an answer for everybody", "answers");
        }

        var pay = sample.View.Pay is { Link: { } link } ? sample.Text.IndexOf(link, StringComparison.Ordinal)
            : sample.View.Pay.Iban is { } iban ? sample.Text.IndexOf(ToneSample.Plain(iban), StringComparison.Ordinal)
            : -1;
        string WordsAt(int at) => new[] { words.AlreadyPaid, words.CannotPay, words.SomethingWrong }
            .Select(rule => rule.Match(sample.Text, at)).First(match => match.Success && match.Index == at).Value;

        var order = answers.Select(answer => answer.At).Prepend(pay).Where(at => at >= 0).ToList();
        if (!order.SequenceEqual(order.Order()))
        {
            var early = answers.FirstOrDefault(answer => answer.At >= 0 && answer.At < pay);
            yield return new ToneFinding(
                "the order is: pay, already paid, cannot pay now, something is wrong", "answers", early.Name is null ? null : WordsAt(early.At));
        }

        if (!words.OtherWay.IsMatch(sample.Text))
        {
            yield return new ToneFinding("every e-mail offers another way to be reached, or none: say so in the footer", "footer");
        }

        if (!words.OtherWay.IsMatch(sample.FullSms))
        {
            yield return new ToneFinding("the text message offers no other way to be reached, even where there is room for it", "sms", IsWarning: true);
        }
    }

    private static IEnumerable<ToneFinding> Pressure(ToneSample sample, ToneWords words, bool formal)
    {
        // What is charged has to be called by its name.
        var legal = sample.View.Charges.Count > 0 || formal ? words.Threats : words.Legal;
        (Regex Words, string Why)[] rules =
        [
            (legal, formal ? "threatens: a notice states facts" : "is a word of law or pressure, and those come with the formal notice, if ever"),
            (words.Threats, "threatens: never"),
            (words.Countdowns, "counts time down: name the date instead"),
            (words.Marketing, "sells: a reminder with marketing in it is an advertisement"),
            (Exclamations(), "shouts: end the sentence with a full stop"),
        ];
        foreach (var (rule, why) in rules)
        {
            foreach (var said in rule.Matches(sample.Words).Select(match => match.Value).Distinct(StringComparer.Ordinal))
            {
                yield return new ToneFinding($"'{said}' {why}", "intro", said);
            }
        }

        foreach (var shouted in Capitals().Matches(sample.Words).Select(match => match.Value).Where(word => !Abbreviations.Contains(word)).Distinct(StringComparer.Ordinal))
        {
            yield return new ToneFinding($"'{shouted}' in capitals shouts: write it small", "intro", shouted);
        }
    }

    private static IEnumerable<ToneFinding> Plainness(ToneSample sample, ToneWords words)
    {
        var ease = words.Readability(sample.Prose);
        if (sample.IsPlainest && ease < ReadingEase.Plain)
        {
            yield return new ToneFinding(
                string.Create(CultureInfo.InvariantCulture, $"the text is hard to read: {ease:0} of at least {ReadingEase.Plain:0} (Flesch, Amstad); use shorter words and sentences"),
                "intro");
        }

        foreach (var sentence in ReadingEase.Sentences(sample.Prose).Where(sentence => ReadingEase.Words(sentence).Count > ReadingEase.LongestSentence))
        {
            var begin = string.Join(' ', sentence.Split(' ').Take(4));
            yield return new ToneFinding($"the sentence '{begin} ...' has more than {ReadingEase.LongestSentence} words: make it two", "intro", begin);
        }
    }

    private static IEnumerable<ToneFinding> Notice(ToneSample sample, ToneWords words)
    {
        if (!sample.Text.Contains(sample.View.RespondBy, StringComparison.Ordinal))
        {
            yield return new ToneFinding("a formal notice names the date by which to respond: {{respondBy}}", "intro");
        }

        foreach (var paragraph in sample.Text.Split("\n\n").Where(paragraph => words.Consequences.IsMatch(paragraph)))
        {
            var amounts = sample.View.Totals.Append(sample.View.TotalWithCharges).Append(sample.View.Focus.Amount).Concat(sample.View.Charges.Select(charge => charge.Amount));
            if (!paragraph.Contains(sample.View.RespondBy, StringComparison.Ordinal)
                || !amounts.Any(amount => paragraph.Contains(ToneSample.Plain(amount), StringComparison.Ordinal)))
            {
                var said = words.Consequences.Match(paragraph).Value;
                yield return new ToneFinding($"'{said}': a consequence is named with its date and its amount, and only if it will happen", "next", said);
            }
        }
    }

    private static int First(Regex words, string text) => words.Match(text) is { Success: true } found ? found.Index : -1;

    [GeneratedRegex(@"[!?]*![!?]+|\?!", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exclamations();

    [GeneratedRegex(@"(?<!\w)[A-ZÄÖÜ]{4,}(?!\w)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Capitals();
}
