using Reminders.Benchmarks.Ledgers;
using Reminders.Benchmarks.Measuring;

namespace Reminders.Benchmarks.Figures;

/// <summary>Cases whose first reminder is due: looked at, decided, claimed, handed to a channel that takes everything, and recorded.</summary>
internal sealed class DueCases(InProcess application, BenchmarkSize size)
{
    public async Task<Pace> Measure(int round)
    {
        await application.Register($"due{round}-", size.Requests, dueInDays: 3);
        var before = application.Channel.Taken;
        var pace = await Pace.Of(size.Requests, Pace.Own, () => application.DueWork.RunTogether());
        var taken = application.Channel.Taken - before;
        return taken == size.Requests ? pace : throw new InvalidOperationException($"{taken} of {size.Requests} reminders were handed over.");
    }
}
