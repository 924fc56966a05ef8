using System.Net;
using System.Text;
using NodaTime;
using Reminders.Application.Contacts;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Invoices;

namespace Reminders.Desk.Tests.CustomerPages;

/// <summary>What a customer sees, and who sees it.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task Reminded_ThePageSaysWhatAndHowToPay()
    {
        await using var guest = await PageGuest.Reminded();

        var page = await guest.Open();

        Assert.Equal(HttpStatusCode.OK, page.Status);
        foreach (var said in new[] { "Nordlicht GmbH", "Invoice RE/1", "€119.00", "Please pay by 30 November 2026.", "DE02 1203 0000 0000 2020 51", "RF18539007547034", "rechnung@nordlicht.example" })
        {
            Assert.Contains(said, page.Words, StringComparison.Ordinal);
        }

        Assert.Contains("href=\"https://pay.example/a-1\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("aria-label=\"Payment code for your banking app: Nordlicht GmbH, IBAN DE02 1203 0000 0000 2020 51, reference RF18539007547034", page.Text, StringComparison.Ordinal);
        Assert.Contains("<svg", page.Text, StringComparison.Ordinal);
        Assert.Equal(["paid", "promise", "instalments", "dispute", "optOut"], PageGuest.Offered(page));
        Assert.DoesNotContain("Ada", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvoiceThatNamesAnotherAccountOfTheCreditor_IsToBePaidThere()
    {
        const string Other = "DE89370400440532013000";
        await using var guest = await PageGuest.Reminded(
            given => given.Invoice("a-1", account: Other),
            creditors => creditors.With = one => one with { PublicUrl = new Uri(PageGuest.PublicUrl), Bic = "BYLADEM1001", BankAccounts = [Other] });

        var page = await guest.Open();

        Assert.Contains("aria-label=\"Payment code for your banking app: Nordlicht GmbH, IBAN DE89 3704 0044 0532 0130 00", page.Text, StringComparison.Ordinal);
        Assert.Contains("<dt>IBAN</dt><dd>DE89 3704 0044 0532 0130 00</dd>", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BYLADEM1001", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task German_IsSpokenGerman()
    {
        await using var guest = await PageGuest.Reminded(given => given.Invoice("a-1", number: "RE/1", locale: "de-AT"));

        var page = await guest.Open();

        Assert.Contains("<html lang=\"de\">", page.Text, StringComparison.Ordinal);
        Assert.Contains("Bitte bezahlen Sie bis zum 30. November 2026.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralInvoices_StandOnOnePage_EachWithItsOwnAnswers()
    {
        await using var guest = await PageGuest.Reminded(async given =>
        {
            await given.Invoice("a-1", number: "RE/1");
            await given.Invoice("a-2", number: "RE/2", amount: "50.00");
        });

        await guest.Send([.. PageGuest.FormOf(await OnlyForms(guest, "a-2"), "paid")], []);

        var page = await guest.Open();
        Assert.Contains("Your 2 invoices", page.Words, StringComparison.Ordinal);
        Assert.Contains("€119.00", page.Words, StringComparison.Ordinal);
        Assert.Contains("paymentClaimed customer", await guest.History("a-2"));
        Assert.DoesNotContain("paymentClaimed customer", await guest.History());
    }

    [Fact]
    public async Task WithoutAnAddressForPages_NoMessageLeadsToOne()
    {
        await using var desk = await DeskHost.Start();
        await desk.Given.Invoice("a-1");
        await desk.Given.Until(2026, 11, 26);

        Assert.DoesNotContain("/p/", PageGuest.TextOf(Assert.Single(desk.Handed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Email_LeadsThereInBothParts_AndWhatIsKeptOfItDoesNot()
    {
        await using var guest = await PageGuest.Reminded();
        var email = Assert.IsType<OutgoingMessage.Email>(guest.Message);

        Assert.Contains($"href=\"{PageGuest.PublicUrl}{guest.Address}\"", email.Body.Html, StringComparison.Ordinal);
        using var person = await guest.Desk.SignedIn();
        var kept = await person.Open($"/cases/a-1/messages/{email.ContactId}");
        Assert.Contains("Open your page", kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(guest.Token, kept.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(guest.Token, (await person.Open("/cases/a-1")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsKeptNowhere()
    {
        await using var guest = await PageGuest.Reminded();
        await guest.Open();

        var files = Directory.EnumerateFiles(guest.Desk.Folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal));

        Assert.True(guest.Token.Length == 26);
        Assert.All(files, path => Assert.True(Read(path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(guest.Token)) < 0, path));

        static byte[] Read(string path)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            return copy.ToArray();
        }
    }

    [Fact]
    public async Task Looking_ChangesNothing()
    {
        await using var guest = await PageGuest.Reminded();
        var before = await guest.History();

        foreach (var _ in Enumerable.Range(0, 3))
        {
            await guest.Open();
        }

        Assert.Equal(before, await guest.History());
    }

    [Fact]
    public async Task TypedFromPaper_IsFoundAsWell()
    {
        await using var guest = await PageGuest.Reminded();

        var page = await guest.Open($"/p/{guest.Token.ToUpperInvariant().Replace('0', 'O').Replace('1', 'l')}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
    }

    [Fact]
    public async Task WhateverTheReason_ThePageThatIsNotThere_IsTheSame()
    {
        var answers = new List<Answered>();
        await using (var guest = await PageGuest.Reminded())
        {
            foreach (var wrong in new[] { new string('z', 26), "example", guest.Token[..25], guest.Token + "0", "..%2f", new string('a', 2000) })
            {
                answers.Add(await guest.Open($"/p/{wrong}"));
                answers.Add(await guest.Person.Send($"/p/{wrong}", [("action", "paid")], []));
            }

            guest.Desk.Creditors.With = one => one;
            answers.Add(await guest.Open());
        }

        await using (var guest = await PageGuest.Reminded())
        {
            guest.Desk.Clock.Now += Duration.FromDays(401);
            answers.Add(await guest.Open());
        }

        await using (var guest = await PageGuest.Reminded())
        {
            await guest.Desk.Given.Did("a-1", new CaseCommand.Cancel());
            guest.Desk.Clock.Now += Duration.FromDays(89);
            Assert.Equal(HttpStatusCode.OK, (await guest.Open()).Status);
            guest.Desk.Clock.Now += Duration.FromDays(2);
            answers.Add(await guest.Open());
        }

        await using (var guest = await PageGuest.Reminded())
        {
            await guest.Desk.Given.EraseProfile("c-17");
            answers.Add(await guest.Open());
        }

        Assert.All(answers, answer =>
        {
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
            Assert.Equal(answers[0].Text, answer.Text);
            Assert.Equal(Comparable(answers[0]), Comparable(answer));
        });
    }

    [Fact]
    public async Task EveryAnswer_TellsTheBrowserToKeepItToItself()
    {
        await using var guest = await PageGuest.Reminded();

        Assert.All(
            [await guest.Open(), await guest.Open("/p/nobody"), await guest.Answer("paid"), await guest.Answer("dispute")],
            answer =>
            {
                Assert.Equal("no-store", answer.Headers["Cache-Control"]);
                Assert.Equal("no-referrer", answer.Headers["Referrer-Policy"]);
                Assert.Contains("noindex", answer.Headers["X-Robots-Tag"], StringComparison.Ordinal);
                Assert.StartsWith("default-src 'none'; style-src 'sha256-", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
                Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
                Assert.False(answer.Headers.ContainsKey("Set-Cookie"));
                Assert.DoesNotContain("<script", answer.Text, StringComparison.OrdinalIgnoreCase);
            });
    }

    [Fact]
    public async Task NobodysWords_BecomeMarkup()
    {
        const string Evil = "\"><img src=x onerror=alert(1)>";
        await using var guest = await PageGuest.Reminded(
            given => given.Invoice("a-1", number: Evil, paymentUrl: "https://pay.example/?q=\"><img src=x>"),
            creditors => creditors.With = one => one with { PublicUrl = new Uri(PageGuest.PublicUrl), Name = Evil, SignedBy = Evil, Phone = Evil });

        var wrong = await guest.Answer("promise", ("date", Evil), ("text", Evil));
        await guest.Answer("dispute", ("text", Evil));

        Assert.All([wrong, await guest.Open(), await guest.Open($"{guest.Address}?done={Uri.EscapeDataString(Evil)}")], page =>
            Assert.DoesNotContain("<img", page.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("value=\"&quot;&gt;&lt;img", wrong.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thanks_AreSaidOnlyForWhatWasDone()
    {
        await using var guest = await PageGuest.Reminded();

        Assert.DoesNotContain("Thank you. We have noted the day.", (await guest.Open($"{guest.Address}?done=promise")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://pay.example/a-1")]
    [InlineData("javascript:alert(1)")]
    public async Task PaymentLinkThatIsNotSafe_IsNoButton(string link)
    {
        await using var guest = await PageGuest.Reminded(given => given.Invoice("a-1", paymentUrl: link));

        Assert.DoesNotContain(link, (await guest.Open()).Text, StringComparison.Ordinal);
    }

    private static async Task<Answered> OnlyForms(PageGuest guest, string invoice)
    {
        var page = await guest.Open();
        var start = page.Text.IndexOf($"value=\"{invoice}\"", StringComparison.Ordinal);
        return page with { Text = page.Text[page.Text.LastIndexOf("<form", start, StringComparison.Ordinal)..] };
    }

    private static Dictionary<string, string> Comparable(Answered answer) => answer.Headers.Where(header => header.Key is not "Date").ToDictionary();
}
