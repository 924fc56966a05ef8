using Microsoft.AspNetCore.WebUtilities;

namespace Reminders.Web.Invoices;

/// <summary>
/// Writes results to a client that may only start to read once it has sent everything. Waiting for it to read would then wait for
/// ever, so what it does not take yet is set aside: a little in memory, the rest in a temporary file.
/// </summary>
internal sealed class ResultWriter(Stream response, CancellationToken cancellation) : IAsyncDisposable
{
    private const int OfferFrom = 16 * 1024;

    private FileBufferingWriteStream _waiting = new();
    private Task _sending = Task.CompletedTask;

    public async ValueTask Write(ReadOnlyMemory<byte> result)
    {
        await _waiting.WriteAsync(result, cancellation);
        if (_waiting.Length >= OfferFrom)
        {
            await Offer();
        }
    }

    /// <summary>Sends what waits, unless the client is still busy with what was sent before.</summary>
    public async ValueTask Offer()
    {
        if (_waiting.Length > 0 && _sending.IsCompleted)
        {
            await _sending;
            var ready = _waiting;
            _waiting = new FileBufferingWriteStream();
            _sending = Send(ready);
        }
    }

    public async Task Finish()
    {
        await _sending;
        _sending = Send(_waiting);
        await _sending;
    }

    public async ValueTask DisposeAsync()
    {
        await _waiting.DisposeAsync();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Send(FileBufferingWriteStream ready)
    {
        await using (ready)
        {
            await ready.DrainBufferAsync(response, cancellation);
            await response.FlushAsync(cancellation);
        }
    }
}
