using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Reminders.Web.Invoices;

/// <summary>
/// Works on many items at once, a few hundred at a time, because what is appended together is made durable together. Results come
/// in the order of the items.
/// </summary>
internal static class InOrder
{
    private const int InFlight = 256;

    /// <summary>Starts each item's work as it comes and answers each result as soon as those before it are answered.</summary>
    public static async IAsyncEnumerable<TResult> Run<TItem, TResult>(
        IAsyncEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TResult>> start, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var started = Channel.CreateBounded<Task<TResult>>(new BoundedChannelOptions(InFlight) { SingleReader = true, SingleWriter = true });
        var starting = StartAll(items, start, started.Writer, stopping.Token);
        try
        {
            await foreach (var pending in started.Reader.ReadAllAsync(cancellation))
            {
                yield return await pending;
            }
        }
        finally
        {
            await stopping.CancelAsync();
            await starting;
        }
    }

    // Whatever goes wrong with the source comes out at the other end, after the results of what was read before.
    private static async Task StartAll<TItem, TResult>(
        IAsyncEnumerable<TItem> items, Func<TItem, CancellationToken, Task<TResult>> start, ChannelWriter<Task<TResult>> started, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellation))
            {
                await started.WriteAsync(start(item, cancellation), cancellation);
            }

            started.Complete();
        }
        catch (Exception exception)
        {
            started.Complete(exception);
        }
    }
}
