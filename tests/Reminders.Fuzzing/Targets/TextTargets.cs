using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Formats.Matching;
using Reminders.Formats.References;
using Reminders.Local.Importing;
using Reminders.Local.Importing.Files;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Fuzzing.Targets;

/// <summary>Texts that people and payers write: references, CSV, policies, templates.</summary>
internal static class TextTargets
{
    private static readonly CandidateIndex Open = new(
        [
            new OpenInvoice("i-1", "RE-2026-1001", new Money(11900, Currency.Of("EUR")), "c-1", "Ada Example", new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30)) { PaymentReference = "RF18539007547034" },
            new OpenInvoice("i-2", "4711815", new Money(5000, Currency.Of("EUR")), "c-2", "Müller & Söhne GmbH", new LocalDate(2026, 11, 1), new LocalDate(2026, 11, 30)),
        ],
        MatchingPolicy.Default);

    public static IEnumerable<FuzzTarget> All { get; } =
    [
        FuzzTarget.OfText("references", ["RF18 5390 0754 7034", "RE-2026-1001 vom 01.11.2026", "210000000003139471430009017", "12345678903", "DE89 3704 0044 0532 0130 00", "Mueller u Soehne 4711 815 Miete", "H#123456 #55 0 8 #1234#"], References),
        FuzzTarget.OfBytes("csv", ["invoiceId,amount,name\ni1,119.00,\"Ada \"\"A\"\" Example\"\ni2,5,x\n", "a;b;c\r\n1;2;3\r\n\r\n4;5\r\n", "\uFEFFa\tb\n\"x\ny\"\t2\n"], Csv),
        FuzzTarget.OfText("policy", [PolicySources.Standard.Text], Policy),
        FuzzTarget.OfText("template", ["--- intro\nHallo {{name}}, {{#if focus}}{{focus.first.number}}{{else}}x{{/if}}\n--- signOff\n{{> greeting}}\n", "--- subject\n{{#each invoices}}{{number}} {{/each}}\n"], Template),
    ];

    private static string References(string text)
    {
        var line = new PaymentLine(new Money(11900, Currency.Of("EUR")), new LocalDate(2026, 12, 1)) { References = [text], PayerName = text, PayerAccount = text, Text = text, StatedReference = text };
        var match = Open.Match(line);
        _ = StoredKeys.CluesOf(line, MatchingPolicy.Default);
        _ = (StoredKeys.MentionedIn(text), StoredKeys.NameParts(text), StoredKeys.EndToEnd(text));
        return string.Concat(
            match.GetType().Name, CreditorReference.IsValid(text), SwissQrReference.IsValid(text), FinnishReference.IsValid(text), SwedishOcr.IsValid(text, OcrLevel.LengthAndCheckDigit),
            SwedishOcr.FromPrintedLine(text) is null, NorwegianKid.IsValid(text, KidCheck.Mod11), Iban.IsValid(text), Iban.IsQrIban(text), string.Concat((match as Match.Proposals)?.Ranked.SelectMany(one => one.Evidence).Select(one => one.Kind) ?? []));
    }

    private static string Csv(byte[] input)
    {
        try
        {
            using var file = CsvFile.Open(new MemoryStream(input));
            return $"{file.Header.Length} {string.Concat(file.Rows().Take(5000).Select(row => row.ToString()!.Length % 7).Distinct())}";
        }
        catch (ImportFileException refused)
        {
            return FuzzTarget.Gist(refused.Message);
        }
    }

    private static string Policy(string text)
    {
        var reading = PolicyReader.Read(text);
        return reading.File is null != reading.Problems.IsEmpty
            ? string.Concat(reading.Problems.Take(3).Select(problem => FuzzTarget.Gist(problem.Message)))
            : throw new InvalidOperationException("neither a policy nor a problem");
    }

    private static string Template(string text)
    {
        try
        {
            var renderer = new MessageRenderer(new Dictionary<string, string> { ["en/soft.hbs"] = text });
            return $"{renderer.Samples("soft", "en").Count}";
        }
        catch (TemplateException refused)
        {
            return FuzzTarget.Gist(refused.Message);
        }
    }
}
