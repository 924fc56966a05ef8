using System.Collections.Immutable;
using Reminders.Messages;
using Reminders.Simulation.Populations;

namespace Reminders.Simulation.Runs;

/// <summary>Runs a policy against people in virtual time, through the code that hosts run.</summary>
public static class Simulator
{
    /// <summary>What became of everybody, in their order, whatever the number of processors.</summary>
    /// <param name="lived">Told after each customer; from any thread.</param>
    public static async Task<ImmutableArray<CustomerRecord>> Run(
        Scenario scenario, IReadOnlyList<Person> people, MessageRenderer renderer, Action? lived = null, CancellationToken cancellation = default)
    {
        var records = new CustomerRecord[people.Count];
        await Parallel.ForAsync(0, people.Count, cancellation, async (index, token) =>
        {
            await using var world = new World(scenario, renderer);
            await new Life(world, people[index], scenario).Live(token);
            records[index] = await new Recorder(world, scenario).Read(people[index]);
            lived?.Invoke();
        });
        return [.. records];
    }
}
