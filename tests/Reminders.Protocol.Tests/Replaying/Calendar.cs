using NodaTime;
using Reminders.Protocol.Tests.Exploring;
using Reminders.Protocol.Tests.Model;

namespace Reminders.Protocol.Tests.Replaying;

/// <summary>
/// Which real time each moment of a trace is, for T of one tick: a week in Berlin without holidays, contact hours from 9 to 19 on
/// weekdays. A stretch in which the evening comes begins so many minutes before it as the trace has ticks.
/// </summary>
internal sealed class Calendar(IReadOnlyList<NamedStep> steps)
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly LocalDate Monday = new(2026, 6, 8);

    public Instant Now { get; private set; } = BeginOn(Monday, new LocalTime(10, 0), EveningAfter(steps, -1));

    /// <summary>The real calendar still follows the trace: it has not come to a weekend.</summary>
    public bool Holds => Local.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    private LocalDateTime Local => Now.InZone(Zone).LocalDateTime;

    private bool IsEvening { get; set; }

    public void Pass(int index)
    {
        switch (steps[index].Step.Kind)
        {
            case StepKind.Tick:
                Now += Duration.FromMinutes(1);
                break;
            case StepKind.Evening:
                IsEvening = true;
                break;
            case StepKind.HoursPass:
                Later(index);
                break;
            case StepKind.DaysPass:
                Now = BeginOn(Local.Date.PlusDays(7), new LocalTime(10, 0), EveningAfter(steps, index));
                IsEvening = false;
                break;
        }
    }

    private void Later(int index)
    {
        var evening = EveningAfter(steps, index);
        var isTomorrow = IsEvening || Local.Hour >= 15;
        Now = isTomorrow ? BeginOn(Local.Date.PlusDays(1), new LocalTime(9, 0), evening)
            : evening is null ? Now + Duration.FromHours(2)
            : BeginOn(Local.Date, new LocalTime(9, 0), evening);
        IsEvening = false;
    }

    private static Instant BeginOn(LocalDate date, LocalTime time, int? ticksToEvening) =>
        (date + (ticksToEvening is { } ticks ? new LocalTime(18, 59).PlusMinutes(-ticks) : time)).InZoneStrictly(Zone).ToInstant();

    private static int? EveningAfter(IReadOnlyList<NamedStep> steps, int index)
    {
        var stretch = steps.Skip(index + 1).TakeWhile(step => step.Step.Kind is not (StepKind.HoursPass or StepKind.DaysPass)).ToList();
        var evening = stretch.FindIndex(step => step.Step.Kind == StepKind.Evening);
        return evening < 0 ? null : stretch.Take(evening).Count(step => step.Step.Kind == StepKind.Tick);
    }
}
