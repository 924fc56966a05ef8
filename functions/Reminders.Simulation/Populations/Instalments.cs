using System.Collections.Immutable;
using NodaTime;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;

namespace Reminders.Simulation.Populations;

public static class Instalments
{
    /// <summary>An amount in equal parts, one for each day; the last takes what does not divide.</summary>
    public static ImmutableArray<Instalment> Equal(Money amount, ImmutableArray<LocalDate> days)
    {
        var part = amount.Minor / days.Length;
        return [.. days.Select((day, index) => new Instalment(day, new MinorUnits(index == days.Length - 1 ? amount.Minor - (part * index) : part)))];
    }
}
