using System.Net;
using System.Text.RegularExpressions;
using Reminders.Application.Contacts;
using Reminders.Desk.Tests.Hosting;

namespace Reminders.Desk.Tests.CustomerPages;

/// <summary>A customer who got a message and opens the page it leads to.</summary>
internal sealed partial class PageGuest : IAsyncDisposable
{
    public const string PublicUrl = "https://pay.nordlicht.example";

    private PageGuest(DeskHost desk, Person person, OutgoingMessage message)
    {
        (Desk, Person, Message) = (desk, person, message);
        Address = new Uri(Links().Match(TextOf(message)).Value).AbsolutePath;
    }

    public DeskHost Desk { get; }

    public Person Person { get; }

    public OutgoingMessage Message { get; }

    /// <summary>The path of the page, as it stands in the message.</summary>
    public string Address { get; }

    public string Token => Address["/p/".Length..];

    /// <summary>Somebody with an invoice of 119 euros, who was reminded five days before it is due on the last of November.</summary>
    public static async Task<PageGuest> Reminded(Func<Given, Task>? invoices = null, Action<OneCreditor>? creditor = null)
    {
        var desk = await DeskHost.Start();
        desk.Creditors.With = one => one with { PublicUrl = new Uri(PublicUrl) };
        creditor?.Invoke(desk.Creditors);
        await (invoices?.Invoke(desk.Given) ?? desk.Given.Invoice("a-1", number: "RE/1", reference: "RF18539007547034", paymentUrl: "https://pay.example/a-1"));
        await desk.Given.Until(2026, 11, 26);
        return new PageGuest(desk, desk.Somebody(), desk.Handed[0]);
    }

    public Task<Answered> Open(string? address = null, params (string Name, string Value)[] headers) => Person.Open(address ?? Address, headers);

    /// <summary>Opens the page and sends one of its forms.</summary>
    public async Task<Answered> Answer(string action, params (string Name, string Value)[] fields) => await Send(FormOf(await Open(), action), fields);

    public Task<Answered> Send(IEnumerable<(string Name, string Value)> hidden, (string Name, string Value)[] fields, params (string Name, string Value)[] headers) =>
        Person.Send(Address, hidden, fields, headers);

    public static IReadOnlyList<(string Name, string Value)> FormOf(Answered page, string action) =>
    [
        .. Hidden().Matches(Forms().Matches(page.Text).Single(form => form.Value.Contains($"name=\"action\" value=\"{action}\"", StringComparison.Ordinal)).Value)
            .Select(input => (input.Groups["name"].Value, WebUtility.HtmlDecode(input.Groups["value"].Value))),
    ];

    /// <summary>What can be done on the page, by the names of its forms.</summary>
    public static IEnumerable<string> Offered(Answered page) => Actions().Matches(page.Text).Select(match => match.Groups["action"].Value);

    public static string TextOf(OutgoingMessage message) => message switch
    {
        OutgoingMessage.Email email => email.Body.Text,
        OutgoingMessage.Sms sms => sms.Text,
        OutgoingMessage.Letter letter => letter.Body.Text,
        _ => "",
    };

    /// <summary>The events of an invoice with who caused them: <c>paymentClaimed customer</c>.</summary>
    public async Task<IReadOnlyList<string>> History(string id = "a-1") =>
    [
        .. (await Desk.Ledger.Read(Application.Ledger.StreamId.Invoice(Application.Creditors.Creditor.DefaultId, id))).Events.Select(one => $"{one.Type} {one.Actor}"),
    ];

    public async ValueTask DisposeAsync()
    {
        Person.Dispose();
        await Desk.DisposeAsync();
    }

    [GeneratedRegex(@"https://pay\.nordlicht\.example\S*/p/\S+", RegexOptions.None, 1000)]
    private static partial Regex Links();

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]*)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"action\" value=\"(?<action>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Actions();
}
