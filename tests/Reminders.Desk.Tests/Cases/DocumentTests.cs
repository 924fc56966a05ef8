using System.Net;
using Reminders.Desk.Tests.Hosting;
using Reminders.Domain.Amounts;
using Reminders.Domain.Invoices;

namespace Reminders.Desk.Tests.Cases;

/// <summary>E-invoices as they were received: whoever acts on a case can save them, and no browser shows them as a page of ours.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private const string Xml = "<?xml version=\"1.0\"?><Invoice xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:script>alert(1)</h:script></Invoice>";
    private const string OfInvoice = "/cases/a-1/document";
    private const string OfCreditNote = "/cases/a-1/credit-notes/cn-1/document";

    private DeskHost _desk = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        await _desk.Given.Invoice("a-1", document: Xml);
        await _desk.Given.Did("a-1", new CaseCommand.ApplyCreditNote("cn-1", new MinorUnits(500)) { Received = await _desk.Given.Received("<CreditNote/>") });
        await _desk.Given.Invoice("b-1");
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData(OfInvoice, Xml, "a-1.xml")]
    [InlineData(OfCreditNote, "<CreditNote/>", "credit-note.xml")]
    public async Task ReceivedDocument_IsLinkedFromItsCaseAndOnlyEverSaved(string path, string content, string name)
    {
        using var person = await _desk.SignedIn();

        Assert.Contains($"href=\"{path}\"", (await person.Open("/cases/a-1")).Text, StringComparison.Ordinal);
        var saved = await person.Open(path);

        Assert.Equal(content, saved.Text);
        Assert.StartsWith("attachment;", saved.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains(name, saved.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", saved.Headers["X-Content-Type-Options"]);
        Assert.Equal("sandbox; default-src 'none'", saved.Headers["Content-Security-Policy"]);
        Assert.Equal("no-store", saved.Headers["Cache-Control"]);
    }

    [Theory]
    [InlineData(OfInvoice)]
    [InlineData(OfCreditNote)]
    public async Task ReceivedDocument_IsNotForViewersNorForThoseOutside(string path)
    {
        using var viewer = await _desk.SignedIn(DeskHost.ViewerKey);
        using var somebody = _desk.Somebody();

        Assert.DoesNotContain("/document\"", (await viewer.Open("/cases/a-1")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Open(path)).Status);
        var outside = await somebody.Open(path);
        Assert.DoesNotContain("alert(1)", outside.Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, outside.Status);
    }

    [Fact]
    public async Task CaseWithoutADocument_HasNoLinkAndNothingToSave()
    {
        using var person = await _desk.SignedIn();

        Assert.DoesNotContain("/document\"", (await person.Open("/cases/b-1")).Text, StringComparison.Ordinal);
        foreach (var path in new[] { "/cases/b-1/document", "/cases/none/document", "/cases/a-1/credit-notes/cn-2/document" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await person.Open(path)).Status);
        }
    }
}
