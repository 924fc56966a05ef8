namespace Reminders.Endurance.Load;

/// <summary>Where the service is to be reached at the moment, if it is. Workers wait here while it is down.</summary>
public sealed class Door
{
    private readonly Lock _turn = new();
    private TaskCompletionSource<Uri> _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<Uri> Address
    {
        get
        {
            lock (_turn)
            {
                return _open.Task;
            }
        }
    }

    public void Open(Uri address)
    {
        lock (_turn)
        {
            _open.TrySetResult(address);
        }
    }

    public void Close()
    {
        lock (_turn)
        {
            if (_open.Task.IsCompleted)
            {
                _open = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
