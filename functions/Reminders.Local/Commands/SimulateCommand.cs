using System.CommandLine;
using Reminders.Local.Simulations;

namespace Reminders.Local.Commands;

/// <summary><c>simulate</c>: tries a policy on made-up or given invoices before anybody is written to.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var policy = new Option<string>("--policy") { Description = "standard, or a policy file.", DefaultValueFactory = _ => "standard" };
        var compare = new Option<string?>("--compare") { Description = "A second policy, on the same people with the same luck." };
        var invoices = new Option<string?>("--invoices") { Description = "Invoices of your own, as lines of JSON as they are posted, with \"paidOn\" where it is known." };
        var customers = Bounded("--customers", "How many customers to make up.", 1000, 1, 100_000);
        var seed = Bounded("--seed", "The same seed gives the same people with the same luck.", 1, 0, int.MaxValue);
        var days = new Option<int?>("--days") { Description = $"How many days to look at. Default {SimulationRequest.DefaultDays}; for given invoices until 60 days after the last due date." };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 14 or > SimulationRequest.MostDays)
            {
                result.AddError($"--days needs 14 to {SimulationRequest.MostDays}");
            }
        });
        var silent = Bounded("--silent-bank", "For how many days, from the middle on, the bank's feed says nothing.", 0, 0, 60);
        var json = new Option<string?>("--json") { Description = "Write the figures to a file, too." };
        var svg = new Option<string?>("--svg") { Description = "Draw messages by day and severity into a file." };
        var command = new Command("simulate", "Try a policy before you use it: who is contacted when, how often and how severely.")
        {
            policy, compare, invoices, customers, seed, days, silent, json, svg,
        };
        command.SetAction((parsed, cancellation) => new SimulationRun(
            new SimulationRequest(
                parsed.GetValue(policy)!, parsed.GetValue(compare), parsed.GetValue(invoices), parsed.GetValue(customers), parsed.GetValue(seed), parsed.GetValue(days))
            {
                SilentDays = parsed.GetValue(silent),
                Json = parsed.GetValue(json),
                Svg = parsed.GetValue(svg),
            },
            Screen.Of()).Run(cancellation));
        return command;
    }

    private static Option<int> Bounded(string name, string description, int otherwise, int from, int to)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var number && (number < from || number > to))
            {
                result.AddError($"{name} needs {from} to {to}");
            }
        });
        return option;
    }
}
