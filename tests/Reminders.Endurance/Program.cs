using System.CommandLine;
using Reminders.Endurance;

var times = new Option<int>("--times") { Description = "How often to kill the process.", DefaultValueFactory = _ => 50 };
var seed = new Option<int>("--seed") { Description = "What happens, and when it is killed.", DefaultValueFactory = _ => 1 };
var kill = new Command("kill", "Kill the real process at random moments under load and compare what is left.") { times, seed };
kill.SetAction(async (parsed, _) =>
{
    var report = await new KillRun(parsed.GetValue(times), parsed.GetValue(seed), Console.Error).Run();
    Console.WriteLine(report);
    foreach (var breach in report.Breaches)
    {
        Console.WriteLine(breach);
    }

    return report.Breaches.Count == 0 ? 0 : 1;
});
return await new RootCommand("The real process, killed and kept busy.") { kill }.Parse(args).InvokeAsync();
