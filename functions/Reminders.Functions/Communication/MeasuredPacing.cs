using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Web.Measuring;

namespace Reminders.Functions.Communication;

/// <summary>Pacing whose breaks are counted: a provider asks for one when a quota is used up.</summary>
public sealed class MeasuredPacing(IPacing pacing, Measures measures) : IPacing
{
    public Instant? Take(string channel, string contender) => pacing.Take(channel, contender);

    public void Pause(string channel, Instant until)
    {
        measures.Warn(Measures.QuotaAnswers, 1, channel);
        pacing.Pause(channel, until);
    }
}
