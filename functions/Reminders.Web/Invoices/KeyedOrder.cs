namespace Reminders.Web.Invoices;

/// <summary>Runs work at the same time, except work that shares a key: that runs in the order in which it came.</summary>
internal sealed class KeyedOrder
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Task> _last = [];

    public async Task<T> Run<T>(string oneKey, string otherKey, Func<Task<T>> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate)
        {
            before = Task.WhenAll(Last(oneKey), Last(otherKey));
            _last[oneKey] = done.Task;
            _last[otherKey] = done.Task;
        }

        // The caller goes on at once, so that it can start the next: reading a store may keep a thread busy.
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            return await work();
        }
        finally
        {
            lock (_gate)
            {
                Forget(oneKey, done.Task);
                Forget(otherKey, done.Task);
            }

            done.SetResult();
        }
    }

    private Task Last(string key) => _last.GetValueOrDefault(key, Task.CompletedTask);

    private void Forget(string key, Task done)
    {
        if (_last.GetValueOrDefault(key) == done)
        {
            _last.Remove(key);
        }
    }
}
