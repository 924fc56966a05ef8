using System.Net.Mail;
using System.Text;
using NodaTime;
using Reminders.Messages.Tests.Reading;

namespace Reminders.Messages.Tests;

public sealed class MimeWriterTests
{
    private static readonly RenderedEmail Body = new("Reminder: invoice 1, 5.00", "Hello\n", "<p>Hello</p>\n");

    [Fact]
    public void RenderedMessage_ComesBackAsItWas()
    {
        foreach (var content in Samples.Steps.Keys.SelectMany(template => new[] { Samples.Content(template, "de"), Samples.Content(template, "en") }))
        {
            var body = Samples.Renderer.Email(content);

            var read = Read(Email(body));

            Assert.Equal(body.Subject, read["Subject"]);
            Assert.StartsWith("multipart/alternative;", read["Content-Type"], StringComparison.Ordinal);
            Assert.Equal(["text/plain; charset=utf-8", "text/html; charset=utf-8"], read.Parts.Select(part => part["Content-Type"]));
            Assert.Equal([body.Text.TrimEnd(), body.Html.TrimEnd()], read.Parts.Select(part => part.Body.TrimEnd()));
        }
    }

    [Fact]
    public void Headers_AreThoseOfAnAutomaticMessage()
    {
        var read = Read(Email(Body));

        Assert.Equal("\"Muster GmbH\" <rechnung@muster.example>", read["From"]);
        Assert.Equal("\"Anna\" <anna@example.com>", read["To"]);
        Assert.Equal("Tue, 01 Dec 2026 08:05:09 +0000", read["Date"]);
        Assert.Equal("<m1@muster.example>", read["Message-ID"]);
        Assert.Equal("auto-generated", read["Auto-Submitted"]);
        Assert.Equal("All", read["X-Auto-Response-Suppress"]);
        Assert.Equal("1.0", read["MIME-Version"]);
        Assert.DoesNotContain(read.Headers, header => header.Name is "Reply-To" or "In-Reply-To" or "References");
    }

    [Fact]
    public void Thread_NamesTheLastMessageAndAllBefore()
    {
        string[] ids = [.. Enumerable.Range(0, 6).Select(i => $"0b5d7c3e-0000-4000-8000-00000000000{i}@muster.example")];

        var read = Read(Email(Body) with { References = ids, ReplyTo = new(null, "katrin@muster.example") });

        Assert.Equal($"<{ids[^1]}>", read["In-Reply-To"]);
        Assert.Equal(string.Join(' ', ids.Select(id => $"<{id}>")), read["References"]);
        Assert.Equal("katrin@muster.example", read["Reply-To"]);
    }

    [Fact]
    public void SameInput_SameBytes()
    {
        var one = MimeWriter.Write(Email(Body));

        Assert.Equal(one, MimeWriter.Write(Email(Body)));
        Assert.NotEqual(one, MimeWriter.Write(Email(Body) with { MessageId = "m2@muster.example" }));
    }

    [Theory]
    [InlineData("Grüße, 1.234,50 €, aus Österreich und noch etwas länger, damit es mehr als eine Zeile braucht")]
    [InlineData("請求書のお知らせ 請求書のお知らせ 請求書のお知らせ 請求書のお知らせ")]
    [InlineData("😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")]
    [InlineData("plain words only, but so many of them that the header has to be folded somewhere in the middle of it")]
    [InlineData("=?utf-8?Q?not_a_word?= of ours")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void Subject_IsReadBackWhateverItsLetters(string subject) =>
        Assert.Equal(subject, Read(Email(Body with { Subject = subject }))["Subject"]);

    [Theory]
    [InlineData("Anna \"Ann\" Muster \\ Co.")]
    [InlineData("Jörg Müller-Lüdenscheidt, Geschäftsführer der sehr langen Beispielgesellschaft mbH & Co. KG")]
    [InlineData("A very long company name without any umlaut that is longer than one header line can be Ltd")]
    public void Name_IsReadBackByDotNet(string name)
    {
        var header = Read(Email(Body) with { To = new(name, "anna@example.com") })["To"];

        Assert.EndsWith("<anna@example.com>", header, StringComparison.Ordinal);
        var shown = header[..header.LastIndexOf('<')].Trim();
        Assert.Equal(name, shown.StartsWith('"') ? new System.Net.Mail.MailAddress(header).DisplayName.Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal) : shown);
    }

    [Theory]
    [InlineData("x.")]
    [InlineData(".\n..\n.")]
    [InlineData("tab\t\nspace \n=3D\n")]
    [InlineData("a\r\nb\rc\nd")]
    [InlineData("--=_0\n\nFrom me")]
    public void Body_IsReadBackWhateverItsLines(string text)
    {
        foreach (var padding in Enumerable.Range(0, 80))
        {
            var padded = new string('ä', padding % 40) + new string('a', padding) + text;

            var read = Read(Email(Body with { Text = padded }));

            Assert.Equal(padded.ReplaceLineEndings("\n").TrimEnd('\n'), read.Parts[0].Body.TrimEnd('\n'));
        }
    }

    [Fact]
    public void LineThatBeginsWithADot_IsSafeForSmtp() =>
        Assert.DoesNotContain("\r\n.", Encoding.ASCII.GetString(MimeWriter.Write(Email(Body with { Text = "a\n.\n..b" }))), StringComparison.Ordinal);

    internal static OutgoingEmail Email(RenderedEmail body) => new(
        new("Muster GmbH", "rechnung@muster.example"),
        new("Anna", "anna@example.com"),
        null,
        "<m1@muster.example>",
        [],
        Instant.FromUtc(2026, 12, 1, 8, 5, 9) + Duration.FromMilliseconds(700),
        body);

    private static MimeReader Read(OutgoingEmail email) => MimeReader.Read(MimeWriter.Write(email));
}
