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
        var customers = NumberOption.Within("--customers", "How many customers to make up.", 1, 100_000, otherwise: 1000);
        var seed = NumberOption.Within("--seed", "The same seed gives the same people with the same luck.", 0, int.MaxValue, otherwise: 1);
        var days = NumberOption.Within(
            "--days", $"How many days to look at. Default {SimulationRequest.DefaultDays}; for given invoices until 60 days after the last due date.", 14, SimulationRequest.MostDays);
        var silent = NumberOption.Within("--silent-bank", "For how many days, from the middle on, the bank's feed says nothing.", 0, 60, otherwise: 0);
        var json = new Option<string?>("--json") { Description = "Write the figures to a file, too." };
        var svg = new Option<string?>("--svg") { Description = "Draw messages by day and severity into a file." };
        var command = new Command("simulate", "Try a policy before you use it: who is contacted when, how often and how severely.")
        {
            policy, compare, invoices, customers, seed, days, silent, json, svg,
        };
        command.SetAction((parsed, cancellation) => new SimulationRun(
            new SimulationRequest(
                parsed.GetValue(policy)!, parsed.GetValue(compare), parsed.GetValue(invoices), parsed.GetValue(customers)!.Value, parsed.GetValue(seed)!.Value, parsed.GetValue(days))
            {
                SilentDays = parsed.GetValue(silent)!.Value,
                Json = parsed.GetValue(json),
                Svg = parsed.GetValue(svg),
            },
            Screen.Of()).Run(cancellation));
        return command;
    }
}
