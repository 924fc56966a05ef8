using Spectre.Console;

namespace Reminders.Local.Importing;

/// <summary>How far an import is, on standard error; silent where that is no terminal.</summary>
internal static class ImportProgress
{
    /// <param name="length">The length of the file in bytes, or null if nobody knows.</param>
    /// <param name="work">The import; it tells how many bytes were read.</param>
    public static async Task<T> Show<T>(long? length, Func<Action<long>, Task<T>> work)
    {
        if (Console.IsErrorRedirected)
        {
            return await work(static _ => { });
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("Importing", maxValue: Math.Max(1, length ?? 1));
                task.IsIndeterminate = length is null;
                return work(read => task.Value = read);
            });
    }
}
