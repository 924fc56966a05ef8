using System.Net.Sockets;
using System.Text;

namespace Reminders.Web.Tests.Host;

/// <summary>A request that is answered while it is still being sent, spoken by hand: HttpClient would not listen before its end.</summary>
internal sealed class Conversation : IDisposable
{
    private readonly TcpClient _connection;
    private readonly StreamReader _answers;

    private Conversation(TcpClient connection)
    {
        _connection = connection;
        _answers = new StreamReader(connection.GetStream());
    }

    public static async Task<Conversation> Start(Uri address, string key, string type)
    {
        var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        connection.ReceiveTimeout = 20_000;
        var conversation = new Conversation(connection);
        await conversation.Raw(
            $"POST /api/invoices HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: {key}\r\nContent-Type: {type}\r\nTransfer-Encoding: chunked\r\n\r\n");
        return conversation;
    }

    public Task Send(string text) => Raw($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n");

    public Task SendEnd() => Raw("0\r\n\r\n");

    /// <summary>The next line of results, past status, headers and chunk lengths.</summary>
    public async Task<string> ReadLine()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await _answers.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith('{'))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The answer ended.");
    }

    public void Dispose()
    {
        _answers.Dispose();
        _connection.Dispose();
    }

    private async Task Raw(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text), patience.Token);
    }
}
