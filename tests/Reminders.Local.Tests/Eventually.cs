namespace Reminders.Local.Tests;

/// <summary>Waits for something another thread brings about, by asking again rather than by sleeping a guessed time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    public static async Task<T> Holds<T>(Func<Task<T?>> ask)
        where T : class
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var timeout = new CancellationTokenSource(AtMost);
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            await timer.WaitForNextTickAsync(timeout.Token);
        }
    }
}
