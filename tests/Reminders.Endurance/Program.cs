using System.CommandLine;
using Reminders.Endurance;
using Reminders.Endurance.Processes;

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
var disk = new Command("disk", "Let the disk run full under load, give it room again and compare (root on Linux).") { seed };
disk.SetAction(async (parsed, _) =>
{
    using var small = SmallDisk.TryMount(8) ?? throw new InvalidOperationException("a small disk cannot be mounted here");
    var report = await new DiskRun(small, parsed.GetValue(seed)).Run();
    Console.WriteLine($"{report.Before} acknowledged until it was full, {report.Refused} refused, {report.Acknowledged} acknowledged in the end; breaches {report.Breaches.Count}");
    Console.WriteLine($"callers were told: {report.Answer}");
    Console.WriteLine($"/health/ready said: {report.Health}");
    foreach (var breach in report.Breaches)
    {
        Console.WriteLine(breach);
    }

    return report.Breaches.Count == 0 ? 0 : 1;
});
return await new RootCommand("The real process, killed and kept busy.") { kill, disk }.Parse(args).InvokeAsync();
