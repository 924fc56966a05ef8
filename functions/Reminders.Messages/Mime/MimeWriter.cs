using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Reminders.Messages;

/// <summary>
/// Writes an e-mail as an RFC 5322 message: multipart/alternative, the text first, so that the richest part is last, images beside
/// the HTML. Seven bits and short lines throughout, so that no relay has a reason to touch it.
/// </summary>
public static class MimeWriter
{
    private const int Base64LineLength = 76;

    private static readonly InstantPattern Rfc5322 =
        InstantPattern.Create("ddd, dd MMM uuuu HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>The message's bytes, lines ended by CRLF. Equal input gives equal bytes.</summary>
    public static byte[] Write(OutgoingEmail email)
    {
        var boundary = Boundary(email.MessageId);
        var message = new StringBuilder()
            .Header(HeaderLine.Mailbox("From", email.From))
            .Header(HeaderLine.Mailbox("To", email.To))
            .Header(email.ReplyTo is null ? null : HeaderLine.Mailbox("Reply-To", email.ReplyTo))
            .Header(HeaderLine.Text("Subject", email.Body.Subject))
            .Header($"Date: {Rfc5322.Format(Truncated(email.Date))}")
            .Header(HeaderLine.Ids("Message-ID", [email.MessageId]))
            .Header(email.References.Count == 0 ? null : HeaderLine.Ids("In-Reply-To", [email.References[^1]]))
            .Header(email.References.Count == 0 ? null : HeaderLine.Ids("References", email.References))
            .Header("Auto-Submitted: auto-generated")
            .Header("X-Auto-Response-Suppress: All")
            .Header("MIME-Version: 1.0")
            .Header($"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"")
            .Append("\r\n");
        Part(message, boundary, "text/plain", email.Body.Text);
        Html(message, boundary, email.Body);
        message.Append("--").Append(boundary).Append("--\r\n");
        return Encoding.UTF8.GetBytes(message.ToString());
    }

    // The HTML and its images are one alternative: multipart/related (RFC 2387).
    private static void Html(StringBuilder message, string boundary, RenderedEmail body)
    {
        if (body.Images.Count == 0)
        {
            Part(message, boundary, "text/html", body.Html);
            return;
        }

        var inner = boundary.Replace("=_", "=_r", StringComparison.Ordinal);
        message.Append("--").Append(boundary).Append("\r\n")
            .Header($"Content-Type: multipart/related; type=\"text/html\";\r\n boundary=\"{inner}\"")
            .Append("\r\n");
        Part(message, inner, "text/html", body.Html);
        foreach (var image in body.Images)
        {
            message.Append("--").Append(inner).Append("\r\n")
                .Header($"Content-Type: {image.MediaType}; name=\"{image.FileName}\"")
                .Header("Content-Transfer-Encoding: base64")
                .Header(HeaderLine.Ids("Content-ID", [image.ContentId]))
                .Header($"Content-Disposition: inline; filename=\"{image.FileName}\"")
                .Append("\r\n");
            foreach (var line in Convert.ToBase64String(image.Content).Chunk(Base64LineLength))
            {
                message.Append(line).Append("\r\n");
            }
        }

        message.Append("--").Append(inner).Append("--\r\n");
    }

    private static void Part(StringBuilder message, string boundary, string type, string body) => message
        .Append("--").Append(boundary).Append("\r\n")
        .Header($"Content-Type: {type}; charset=utf-8")
        .Header("Content-Transfer-Encoding: quoted-printable")
        .Append("\r\n")
        .Append(QuotedPrintable.Encode(body))
        .Append("\r\n");

    private static StringBuilder Header(this StringBuilder message, string? header) =>
        header is null ? message : message.Append(header).Append("\r\n");

    // "=_" cannot appear in a quoted-printable or base64 body, so no body can end its part.
    private static string Boundary(string messageId) =>
        $"=_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(messageId)).AsSpan(0, 16))}";

    private static Instant Truncated(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());
}
