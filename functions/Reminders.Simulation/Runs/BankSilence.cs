using NodaTime;
using Reminders.Domain.Calendars;

namespace Reminders.Simulation.Runs;

/// <summary>When the bank had been silent for too long, counted from the days on which it spoke.</summary>
internal sealed class BankSilence(Scenario scenario)
{
    public bool At(Instant now)
    {
        var heardOn = scenario.DateOf(now);
        while (!scenario.BankSpeaksOn(heardOn) || scenario.At(heardOn, new LocalTime(6, 0)) > now)
        {
            heardOn = heardOn.PlusDays(-1);
        }

        var age = scenario.Policy.FeedMaxAge;
        if (age.Span is { } span)
        {
            return now >= scenario.At(heardOn, new LocalTime(6, 0)) + span;
        }

        var last = heardOn;
        for (var left = age.BusinessDays; left > 0;)
        {
            last = last.PlusDays(1);
            left -= scenario.Creditor.Terms.Calendar.IsBusinessDay(last) ? 1 : 0;
        }

        return now >= LocalTimes.At(last.PlusDays(1), LocalTime.Midnight, scenario.Creditor.Zone);
    }
}
