using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;
using Reminders.Web.Problems;

namespace Reminders.Web.Reading;

/// <summary>A body of JSON in UTF-8, at most 10 MB. No body at all counts as an object without fields.</summary>
internal sealed record JsonBody(JsonElement Root, ReadOnlyMemory<byte> Raw)
{
    public const int MaxBytes = 10 * 1024 * 1024;
    private const int MaxDepth = 32;

    // A longer body is made room for as it comes, not as it is announced.
    private const int AtOnce = 64 * 1024;

    private static readonly JsonElement NoFields = JsonElement.Parse("{}"u8);

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public static async Task<(JsonBody? Body, Problem? Problem)> Read(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > MaxBytes)
        {
            return (null, Failures.TooLarge);
        }

        if (await Content(request, cancellation) is not { } content)
        {
            return (null, Failures.TooLarge);
        }

        return content.Length == 0 ? (new JsonBody(NoFields, content), null)
            : !IsJson(request) ? (null, NotJson(request))
            : Parse(content);
    }

    public ReadResult<T> Read<T>(Func<Fields, T?> read)
        where T : class
    {
        var errors = new FieldErrors();
        var value = ReadingFields.Read(Root, "", errors, read);
        return value is null ? ReadResult<T>.Wrong(Problem.Invalid(errors.Kept)) : new ReadResult<T>(value, null);
    }

    /// <summary>Reads JSON, or says where it stops being any.</summary>
    public static (JsonBody? Body, Problem? Problem) Parse(ReadOnlyMemory<byte> content)
    {
        content = content.Span.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;
        if (!Utf8.IsValid(content.Span))
        {
            return (null, Problem.Malformed("The text is not UTF-8."));
        }

        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = MaxDepth });
            return (new JsonBody(document.RootElement.Clone(), content), null);
        }
        catch (JsonException malformed)
        {
            var line = (malformed.LineNumber + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            var position = (malformed.BytePositionInLine + 1)?.ToString(CultureInfo.InvariantCulture) ?? "?";
            return (null, Problem.Malformed($"The JSON is malformed at line {line}, byte {position}."));
        }
    }

    private static Task<byte[]?> Content(HttpRequest request, CancellationToken cancellation) =>
        request.ContentLength is <= AtOnce and var length ? Whole(request.Body, (int)length, cancellation) : Pieces(request.Body, cancellation);

    private static async Task<byte[]?> Whole(Stream body, int length, CancellationToken cancellation)
    {
        var content = new byte[length];
        await body.ReadExactlyAsync(content, cancellation);
        return content;
    }

    private static async Task<byte[]?> Pieces(Stream body, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await body.ReadAsync(chunk, cancellation)) > 0)
        {
            if (content.Length + read > MaxBytes)
            {
                return null;
            }

            content.Write(chunk, 0, read);
        }

        return content.ToArray();
    }

    private static bool IsJson(HttpRequest request) =>
        request.HasJsonContentType()
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.Charset.ToString().Trim('"').ToUpperInvariant() is "" or "UTF-8"
        && request.Headers.ContentEncoding.Count == 0;

    private static Problem NotJson(HttpRequest request) => new(
        StatusCodes.Status415UnsupportedMediaType,
        request.HasJsonContentType()
            ? "Send the JSON uncompressed and in UTF-8."
            : "Send JSON, with the header Content-Type: application/json.");
}
