using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reminders.Endurance.Processes;

/// <summary>
/// A mail server that keeps the Message-ID of each message it was given whole, as often as it was given it. It takes its time before
/// it says so, as real ones do: that is when a kill hurts.
/// </summary>
public sealed class MailSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _messageIds = [];
    private readonly TimeSpan _thinks;

    public MailSink(TimeSpan thinks)
    {
        _thinks = thinks;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Message-IDs in order of arrival, without brackets and host: the operation ids.</summary>
    public IReadOnlyCollection<string> OperationIds => [.. _messageIds];

    public int Received => _messageIds.Count;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The run is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        try
        {
            using (client)
            {
                await Converse(client.GetStream());
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The sender was killed, or the run is over.
        }
    }

    private async Task Converse(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    if (await Message(reader) is not { } operationId)
                    {
                        return;
                    }

                    _messageIds.Enqueue(operationId);
                    await Task.Delay(_thinks, _stop.Token);
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
        }
    }

    // A message that breaks off before its closing dot was never given.
    private async Task<string?> Message(StreamReader reader)
    {
        var operationId = "";
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            if (line == ".")
            {
                return operationId;
            }

            if (operationId.Length == 0 && line.StartsWith("Message-ID:", StringComparison.OrdinalIgnoreCase))
            {
                operationId = line["Message-ID:".Length..].Trim(' ', '<', '>').Split('@')[0];
            }
        }

        return null;
    }
}
