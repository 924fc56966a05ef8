using System.CommandLine;
using System.Text.Json;
using Reminders.Endurance;
using Reminders.Endurance.Processes;
using Reminders.Endurance.Soak;

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
var minutes = new Option<int>("--minutes") { Description = "For how long.", DefaultValueFactory = _ => 60 };
var json = new Option<string?>("--json") { Description = "A file for the figures." };
var soak = new Command("soak", "Keep the real process busy at half its rate and write down each minute what it uses.") { minutes, json, seed };
soak.SetAction(async (parsed, cancellation) =>
{
    var report = await new SoakRun(TimeSpan.FromMinutes(parsed.GetValue(minutes)), TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(1), parsed.GetValue(seed), Console.Out).Run();
    if (parsed.GetValue(json) is { } file)
    {
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, JsonSerializerOptions.Web), cancellation);
    }

    foreach (var breach in report.Breaches)
    {
        Console.WriteLine(breach);
    }

    return report.Breaches.Count == 0 ? 0 : 1;
});
return await new RootCommand("The real process, killed and kept busy.") { kill, disk, soak }.Parse(args).InvokeAsync();
