using System.Text;
using Reminders.Messages.Tests.Reading;

namespace Reminders.Messages.Tests;

public sealed class HeaderInjectionTests
{
    private const string Nobody = "unusable@address.invalid";

    private static readonly string[] Expected =
    [
        "From", "To", "Reply-To", "Subject", "Date", "Message-ID", "In-Reply-To", "References",
        "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version", "Content-Type",
    ];

    public static TheoryData<string> Attacks =>
    [
        "x\r\nBcc: evil@example.com",
        "x\nBcc: evil@example.com",
        "x\rBcc: evil@example.com",
        "x\r\n\r\n<script>",
        "x\u2028Bcc: evil@example.com",
        "x\u0085Bcc: evil@example.com",
        "x\u0000\u0007\u001B[31m",
        "x\" <evil@example.com>, \"",
        "x@example.com>, <evil@example.com",
        "x@example.com, evil@example.com",
        "ü\r\nBcc: evil@example.com",
        "\r\n",
        "",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void AnyValue_StaysInItsHeader(string attack)
    {
        var email = new OutgoingEmail(
            new(attack, attack),
            new(attack, attack),
            new(attack, attack),
            attack,
            [attack, attack],
            MimeWriterTests.Email(new("", "", "")).Date,
            new(attack, attack, attack));

        var bytes = MimeWriter.Write(email);
        var text = Encoding.UTF8.GetString(bytes);
        var read = MimeReader.Read(bytes);

        Assert.Equal(Expected, read.Headers.Select(header => header.Name));
        Assert.Equal(2, read.Parts.Count);
        Assert.DoesNotContain("\r\nBcc", text[..text.IndexOf("\r\n--=_", StringComparison.Ordinal)], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x@example.com, evil@example.com", Nobody)]
    [InlineData("x@example.com>, <evil@example.com", Nobody)]
    [InlineData("x@example.com\r\nBcc: evil@example.com", Nobody)]
    [InlineData("x", Nobody)]
    [InlineData("", Nobody)]
    [InlineData("@example.com", Nobody)]
    [InlineData("x@", Nobody)]
    [InlineData("x@exa mple.com", Nobody)]
    [InlineData("first.last+tag@sub.example.com", "first.last+tag@sub.example.com")]
    [InlineData("x@bücher.example", "x@xn--bcher-kva.example")]
    [InlineData(" x@example.com ", "x@example.com")]
    public void ForgedAddress_IsOneThatReachesNobodyElse(string address, string written)
    {
        var email = MimeWriterTests.Email(new("", "", "")) with { To = new(null, address) };

        Assert.Equal(written, MimeReader.Read(MimeWriter.Write(email))["To"]);
    }

    [Fact]
    public void QuoteInAName_CannotEndIt()
    {
        var email = MimeWriterTests.Email(new("", "", "")) with { To = new("x\" <evil@example.com>, \"", "anna@example.com") };

        Assert.Equal("\"x\\\" <evil@example.com>, \\\"\" <anna@example.com>", MimeReader.Read(MimeWriter.Write(email))["To"]);
    }
}
