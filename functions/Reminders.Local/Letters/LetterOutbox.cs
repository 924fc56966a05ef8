using System.Globalization;
using System.Text;
using Reminders.Application.Contacts;
using Reminders.Domain.Contacts;
using Reminders.Local.Outbox;

namespace Reminders.Local.Letters;

/// <summary>
/// Letters as print-ready HTML for a print service, as PDF beside it where a Chromium is set up, and a line each in the address
/// file. A letter without PDF goes out as HTML: a browser prints it the same.
/// </summary>
/// <param name="printer">Null: no PDF is made.</param>
public sealed partial class LetterOutbox(string folder, LetterPrinter? printer, ILogger<LetterOutbox> log) : IMessageChannel
{
    private readonly OutboxFolder _files = new(folder);
    private readonly AddressFile _addresses = new(folder);

    public string Name => Channel.Letter;

    public async Task<HandOver> Send(OutgoingMessage message, CancellationToken cancellation)
    {
        var letter = (OutgoingMessage.Letter)message;
        if (letter.To is not { } to)
        {
            return new HandOver.Failed(true, "no address");
        }

        var (html, pdf) = (FileName(letter.OperationId, "html"), FileName(letter.OperationId, "pdf"));
        if (await _files.Put(html, Encoding.UTF8.GetBytes(letter.Body.Html), cancellation) is not HandOver.Accepted and var refused)
        {
            return refused;
        }

        var pages = await Print(html, pdf, cancellation);
        try
        {
            _addresses.Add(letter.OperationId, pages is null ? html : pdf, to, letter.From.Country, pages);
            return new HandOver.Accepted();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new HandOver.Failed(false, $"the address file cannot be written: {failure.GetType().Name}");
        }
    }

    public Task<HandOver> Ask(Guid operationId, CancellationToken cancellation) => Task.FromResult<HandOver>(
        _addresses.Has(operationId) ? new HandOver.Accepted() : new HandOver.Failed(false, "the letter is not in the outbox"));

    // How many pages the PDF has; null: there is none.
    private async Task<int?> Print(string html, string pdf, CancellationToken cancellation)
    {
        if (printer is null)
        {
            return null;
        }

        var printed = await printer.Print(Path.Combine(folder, html), Path.Combine(folder, pdf), cancellation);
        if (printed is Printed.Not(var reason))
        {
            StaysHtml(log, html, reason);
        }

        return (printed as Printed.Pdf)?.Pages;
    }

    private static string FileName(Guid operationId, string kind) => string.Create(CultureInfo.InvariantCulture, $"{operationId:D}.{kind}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The letter {File} stays HTML: {Reason}")]
    private static partial void StaysHtml(ILogger log, string file, string reason);
}
