using NodaTime;
using Reminders.Domain.Amounts;

namespace Reminders.Messages;

/// <summary>Renders samples that walk through every branch of a template: a misspelt name shows wherever it hides.</summary>
internal static class TemplateCheck
{
    private static readonly LocalDate Today = new(2026, 12, 4);
    private static readonly Sender Full = new("Muster", "Kim Muster", "post@example.com", null, "+49 30 1", "DE89370400440532013000", "COBADEFF");

    public static IReadOnlyList<string> Run(MessageRenderer renderer, WordingLibrary library)
    {
        var problems = new List<string>();
        foreach (var (tag, template) in library.All)
        {
            try
            {
                foreach (var sample in Samples(template, tag))
                {
                    renderer.Email(sample);
                    renderer.Sms(sample);
                }
            }
            catch (TemplateException problem)
            {
                problems.Add(problem.Message);
            }
        }

        return problems;
    }

    private static IEnumerable<ReminderContent> Samples(string template, string tag) =>
        from days in new int[][] { [-3], [0], [3], [-3, -4], [0, 0], [3, 4], [-4, -3, 0, 0, 3, 4], [-3, 0, 3] }
        from link in new[] { null, "https://pay.example/", "https://pay.example/{0}" }
        from sender in new[] { Full, new Sender("Muster") }
        select new ReminderContent(template, tag, sender, sender.SignedBy, Today, [.. days.Select((day, at) => Invoice(day, at, link))]);

    private static InvoiceLine Invoice(int days, int at, string? link) => new(
        $"2026-{at}",
        new Money(1000 + at, Currency.Of(at == 1 ? "CHF" : "EUR")),
        new Money(2000, Currency.Of(at == 1 ? "CHF" : "EUR")),
        Today.PlusDays(days - 14),
        Today.PlusDays(days),
        PaymentUrl: link?.Replace("{0}", $"{at}", StringComparison.Ordinal));
}
