using NodaTime;
using Reminders.Faults.Schedules;

namespace Reminders.Faults.Running;

/// <summary>How time passes.</summary>
internal sealed partial class World
{
    // More wake-ups than this in one go are no life but a spin.
    private const int MostLooks = 3000;

    private static readonly Duration Refreshed = Duration.FromMinutes(1);

    /// <summary>All troubles are over and everybody has had the time to finish what was left.</summary>
    public void Heal()
    {
        Turns.Disarm();
        Email.Mood = Sms.Mood = ProviderMood.Fine;
        Email.IsForgetful = Sms.IsForgetful = false;
        Host.RingsAre(RingFault.None);
        Late[0] = Late[1] = Lists.Lag = 0;
        RetryUnanswered();
        Advance(Duration.FromHours(26), except: null);
        RetryUnanswered();
        Advance(Duration.FromHours(2), except: null);
    }

    public void MoveTo(Instant to)
    {
        if (to <= Now)
        {
            return;
        }

        if (to - Now >= Refreshed)
        {
            Lists.CatchUp();
        }

        Now = to;
        Turns.TimePassed();
    }

    /// <summary>Work takes a moment, and is no rest.</summary>
    public void Tick(Duration moment) => Now += moment;

    private void Advance(Duration time, Node? except)
    {
        var to = Now + time;
        FinishSliced();
        for (var looks = 0; Host.NextLook(except) is { } next && next <= to; looks++)
        {
            if (looks > MostLooks)
            {
                throw new SpinException("woken again and again");
            }

            MoveTo(next);
            Host.Look(except);
        }

        MoveTo(to);
    }
}
