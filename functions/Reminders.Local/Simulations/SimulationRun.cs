using System.Collections.Immutable;
using NodaTime;
using Reminders.Application.Policies;
using Reminders.Local.Commands;
using Reminders.Messages;
using Reminders.Policies;
using Reminders.Simulation.Figures;
using Reminders.Simulation.Populations;
using Reminders.Simulation.Runs;
using Spectre.Console;

namespace Reminders.Local.Simulations;

/// <summary>One <c>simulate</c>: the people, one or two policies, and the figures in every form that was asked for.</summary>
internal sealed class SimulationRun(SimulationRequest request, IAnsiConsole console)
{
    // A Monday, far from the turn of the year: an ordinary quarter.
    private static readonly LocalDate FirstDay = new(2026, 9, 7);

    private readonly MessageRenderer _renderer = new();

    /// <summary>0; 1 where a promise did not hold.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        var first = PolicyChoice.Of(request.Policy, _renderer);
        var second = request.Compare is { } other ? PolicyChoice.Of(other, _renderer).Beside(first, other) : null;
        var people = await People(first, second, cancellation);
        var scenario = Scene(first, people);

        var recordsOfA = await Live(first, scenario, people, cancellation);
        var order = first.Policy.Segments.Select(segment => segment.Id).ToList();
        var figures = RunFigures.Of(first.Label, recordsOfA, order);
        Comparison? comparison = null;
        ImmutableArray<CustomerRecord> recordsOfB = [];
        if (second is not null)
        {
            recordsOfB = await Live(second, scenario with { Policy = second.Policy }, people, cancellation);
            comparison = Comparison.Of(figures, second.Label, recordsOfA, recordsOfB, order);
        }

        new FiguresTable(console).Show(scenario, figures, comparison);
        await Save(scenario, figures, comparison, recordsOfA, recordsOfB, cancellation);
        return figures.Breaches.IsEmpty && (comparison?.B.Breaches.IsEmpty ?? true) ? 0 : 1;
    }

    private async Task<IReadOnlyList<Person>> People(PolicyChoice first, PolicyChoice? second, CancellationToken cancellation)
    {
        if (request.Invoices is not { } path)
        {
            var days = request.Days ?? SimulationRequest.DefaultDays;
            return [.. Population.Of(request.Seed, request.Customers, FirstDay, Math.Max(1, days / 2))];
        }

        var policies = new[] { PolicySources.StandardPolicy, first.Policy }.Concat(second is null ? [] : [second.Policy]);
        return await GivenPeople.Read(path, request.Seed, new LoadedPolicies(policies.DistinctBy(policy => policy.Reference)), cancellation);
    }

    private Scenario Scene(PolicyChoice choice, IReadOnlyList<Person> people)
    {
        var invoices = people.SelectMany(person => person.Invoices).ToList();
        var firstDay = request.Invoices is null ? FirstDay : invoices.Min(invoice => invoice.Invoice.IssueDate);
        var days = request.Days ?? (request.Invoices is null
            ? SimulationRequest.DefaultDays
            : Period.DaysBetween(firstDay, invoices.Max(invoice => invoice.Due.PlusDays(Math.Max(invoice.Pace ?? 0, 60)))));
        return days <= SimulationRequest.MostDays
            ? new Scenario(choice.Policy, firstDay, days, request.Seed) { SilentDays = request.SilentDays }
            : throw new StartException($"the invoices reach over {days} days, more than {SimulationRequest.MostDays}; say --days, or take a part of them");
    }

    private async Task<ImmutableArray<CustomerRecord>> Live(
        PolicyChoice choice, Scenario scenario, IReadOnlyList<Person> people, CancellationToken cancellation)
    {
        if (!console.Profile.Capabilities.Interactive)
        {
            return await Simulator.Run(scenario, people, _renderer, null, cancellation);
        }

        return await console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var task = progress.AddTask(Markup.Escape(choice.Label), maxValue: people.Count);
            return await Simulator.Run(scenario, people, _renderer, () => task.Increment(1), cancellation);
        });
    }

    private async Task Save(
        Scenario scenario, RunFigures figures, Comparison? comparison, ImmutableArray<CustomerRecord> recordsOfA, ImmutableArray<CustomerRecord> recordsOfB, CancellationToken cancellation)
    {
        if (request.Json is { } json)
        {
            await File.WriteAllBytesAsync(json, FiguresJson.Write(scenario, figures, comparison), cancellation);
        }

        if (request.Svg is { } svg)
        {
            var invoicesOfA = recordsOfA.SelectMany(customer => customer.Invoices).ToList();
            var segments = invoicesOfA.ToDictionary(invoice => invoice.InvoiceId, invoice => invoice.Segment, StringComparer.Ordinal);
            var panels = new List<(string, ILookup<string, InvoiceRecord>)> { (figures.Policy, invoicesOfA.ToLookup(invoice => invoice.Segment, StringComparer.Ordinal)) };
            if (comparison is not null)
            {
                panels.Add((comparison.B.Policy, recordsOfB.SelectMany(customer => customer.Invoices).ToLookup(invoice => segments[invoice.InvoiceId], StringComparer.Ordinal)));
            }

            await File.WriteAllTextAsync(svg, new ContactChart([.. figures.Segments.Select(segment => segment.Segment)]).Draw(panels), cancellation);
        }
    }
}
