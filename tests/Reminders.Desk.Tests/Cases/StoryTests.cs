using System.Collections.Immutable;
using System.Reflection;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Decisions;
using Reminders.Domain.Documents;
using Reminders.Domain.Invoices;
using Reminders.Web.Desk.Cases;
using Reminders.Web.Desk.Words;

namespace Reminders.Desk.Tests.Cases;

/// <summary>Every event there is has a sentence of its own.</summary>
public sealed class StoryTests
{
    public static TheoryData<string> EventTypes => [.. typeof(InvoiceEvent).GetNestedTypes(BindingFlags.Public).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(EventTypes))]
    public void EveryEvent_IsTold(string name)
    {
        var happened = (InvoiceEvent)Some(typeof(InvoiceEvent).GetNestedType(name)!);

        var story = Stories.Of(happened, Currency.Of("EUR"), new DeskClock(DateTimeZone.Utc, Instant.FromUtc(2026, 12, 4, 9, 0)));

        Assert.True(story.IsTold, $"{name} has no sentence");
        Assert.EndsWith(".", story.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("InvoiceEvent", story.Sentence, StringComparison.Ordinal);
    }

    private static object Some(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "friendly",
            _ when type == typeof(int) => 1,
            _ when type == typeof(bool) => true,
            _ when type == typeof(LocalDate) => new LocalDate(2026, 12, 12),
            _ when type == typeof(Instant) => Instant.FromUtc(2026, 12, 12, 9, 0),
            _ when type == typeof(MinorUnits) => new MinorUnits(1999),
            _ when type == typeof(DocumentRef) => new DocumentRef("id", "hash"),
            _ when type == typeof(ImmutableArray<string>) => ImmutableArray.Create("a-1"),
            _ when type == typeof(ImmutableArray<Instalment>) => ImmutableArray.Create(new Instalment(new LocalDate(2026, 12, 12), new MinorUnits(5))),
            _ when type == typeof(ImmutableArray<Explanation>) => ImmutableArray.Create(Explanation.Allowed("channel", "email")),
            { IsEnum: true } => Enum.GetValues(type).GetValue(0)!,
            _ => Make(type),
        };
    }

    private static object Make(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Some(parameter.ParameterType))]);
    }
}
