using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Messages;

/// <summary>
/// Reads the marks of every file, then renders samples that walk through every branch of a template: a misspelt name shows wherever
/// it hides.
/// </summary>
internal static class TemplateCheck
{
    private static readonly LocalDate Today = new(2026, 12, 4);
    private static readonly Sender Full = new("Muster", "Kim Muster", "post@example.com", null, "+49 30 1", "DE89370400440532013000", "COBADEFF");

    public static IReadOnlyList<TemplateProblem> Run(MessageRenderer renderer, WordingLibrary library)
    {
        var written = FileCheck.Run(library);
        return written.Count > 0 ? written : [.. library.ToCheck.SelectMany(page => Rendered(renderer, library, page.Tag, page.Template)).Distinct()];
    }

    private static IEnumerable<TemplateProblem> Rendered(MessageRenderer renderer, WordingLibrary library, string tag, string template)
    {
        try
        {
            foreach (var sample in Samples(template, tag))
            {
                renderer.Email(sample);
                renderer.Sms(sample);
                renderer.Letter(sample);
            }

            return [];
        }
        catch (TemplateException problem)
        {
            return [Located(problem.Message, [.. library.Layouts, .. library.SectionsOf(tag, template).Values])];
        }
    }

    // The renderer names what it missed, not where: the last file that says this name is the one to look at.
    private static TemplateProblem Located(string message, IReadOnlyList<Section> sections)
    {
        var own = sections.OrderBy(section => section.IsShipped).ToList();
        foreach (var word in message.Split([' ', '\'', '"', '.', ',', ':', '{', '}'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2))
        {
            var said = own.Find(section => section.Text.Contains($"{word}}}}}", StringComparison.Ordinal));
            if (said is not null)
            {
                return new TemplateProblem(said.File, said.LineOf(said.Text.IndexOf($"{word}}}}}", StringComparison.Ordinal)), message);
            }
        }

        return new TemplateProblem(own[0].File, 1, message);
    }

    private static IEnumerable<ReminderContent> Samples(string template, string tag) =>
        from days in new int[][] { [-3], [0], [3], [-3, -4], [0, 0], [3, 4], [-4, -3, 0, 0, 3, 4], [-3, 0, 3] }
        from link in new[] { null, "https://pay.example/", "https://pay.example/{0}" }
        from sender in new[] { Full, new Sender("Muster") }
        select new ReminderContent(template, tag, sender, sender.SignedBy, Today, [.. days.Select((day, at) => Invoice(day, at, link))]);

    private static InvoiceLine Invoice(int days, int at, string? link)
    {
        var currency = Currency.Of(at == 1 ? "CHF" : "EUR");
        return new InvoiceLine(
            $"2026-{at}",
            new Money(1000 + at, currency),
            new Money(2000, currency),
            Today.PlusDays(days - 14),
            Today.PlusDays(days),
            PaymentUrl: link?.Replace("{0}", $"{at}", StringComparison.Ordinal))
        {
            Charges = at == 0
                ? [new ChargeLine(ChargeLineKind.LumpSum, new Money(4000, currency), "the contract"), new ChargeLine(ChargeLineKind.Interest, new Money(1, currency), Source: "the law")]
                : [],
        };
    }
}
