namespace Reminders.Web.Desk.Access;

/// <summary>
/// Slows down guessing: so many wrong keys a minute from one address, then a pause. Counted in real time, whatever the clock of
/// the cases says.
/// </summary>
internal sealed class SignInLimit(TimeProvider time)
{
    private const int WrongKeys = 10;
    private const int AddressesToRemember = 10_000;

    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (DateTimeOffset Since, int Count)> _wrong = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public bool IsReached(string address)
    {
        lock (_gate)
        {
            return _wrong.TryGetValue(address, out var tries) && tries.Count >= WrongKeys && time.GetUtcNow() < tries.Since + Period;
        }
    }

    public void Count(string address)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_wrong.Count >= AddressesToRemember)
            {
                Forget(now);
            }

            var tries = _wrong.TryGetValue(address, out var known) && now < known.Since + Period ? known : (Since: now, Count: 0);
            _wrong[address] = tries with { Count = tries.Count + 1 };
        }
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var address in _wrong.Where(pair => now >= pair.Value.Since + Period).Select(pair => pair.Key).ToList())
        {
            _wrong.Remove(address);
        }
    }
}
