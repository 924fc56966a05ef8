using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Reminders.Benchmarks.Serving;

/// <summary>
/// One kept-alive HTTP/1.1 connection that sends what is ready-made and looks only at the status and the end of the answer: a client
/// that takes little of the machine it shares with the server.
/// </summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[64 * 1024];

    private static ReadOnlySpan<byte> EndOfHead => "\r\n\r\n"u8;

    public static async Task<Connection> Open(Uri address)
    {
        var connection = new Connection();
        await connection._socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    /// <summary>A request with a key as it goes over the wire.</summary>
    public static byte[] Post(string path, string key, string body) => PostWith(path, $"X-Api-Key: {key}", body);

    /// <summary>A request with header lines of its own.</summary>
    public static byte[] PostWith(string path, string headers, string body) => Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    /// <summary>Sends a request and answers the status.</summary>
    public async ValueTask<int> Send(byte[] request)
    {
        await _socket.SendAsync(request);
        var length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(length));
            length = read > 0 ? length + read : throw new IOException("The server closed the connection.");
        }
        while (!IsWhole(_answer.AsSpan(0, length)));
        return ((_answer[9] - '0') * 100) + ((_answer[10] - '0') * 10) + _answer[11] - '0';
    }

    public void Dispose() => _socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf(EndOfHead);
        if (head < 0)
        {
            return false;
        }

        var body = answer[(head + EndOfHead.Length)..];
        var field = answer[..head].IndexOf("Content-Length: "u8);
        return field < 0
            ? body.EndsWith("\r\n0\r\n\r\n"u8)
            : System.Buffers.Text.Utf8Parser.TryParse(answer[(field + 16)..head], out int length, out _) && body.Length == length;
    }
}
