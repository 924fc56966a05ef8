using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Reminders.Web.Problems;
using Reminders.Web.Reading;
using Reminders.Web.Routing;

namespace Reminders.Web.Invoices;

/// <summary>
/// Invoices as lines of JSON (NDJSON), of any number: a result a line, in the same order, while the lines still come in.
/// </summary>
internal static class InvoiceLines
{
    private const int MaxLine = 1024 * 1024;

    public static async Task<IResult> Register(ApiCall call)
    {
        var http = call.Http;
        if (http.Request.Headers.ContentEncoding.Count > 0)
        {
            return new Problem(StatusCodes.Status415UnsupportedMediaType, "Send the lines uncompressed and in UTF-8.").Result();
        }

        LiftLimits(http);
        await using var output = new ResultWriter(http.Response.Body, call.Cancellation);
        await using var results = InvoiceBatch.For(call).Register(Items(call), call.Cancellation).GetAsyncEnumerator(call.Cancellation);
        var more = await Next(results, output);
        http.Response.ContentType = "application/x-ndjson";
        for (; more; more = await Next(results, output))
        {
            await output.Write(Line(results.Current));
        }

        await output.Finish();
        return Results.Empty;
    }

    private static byte[] Line(InvoiceResult result) => [.. JsonSerializer.SerializeToUtf8Bytes(result, ApiJson.Options), (byte)'\n'];

    // While nothing is ready, what is ready goes out.
    private static async ValueTask<bool> Next(IAsyncEnumerator<InvoiceResult> results, ResultWriter output)
    {
        var next = results.MoveNextAsync();
        if (!next.IsCompleted)
        {
            await output.Offer();
        }

        return await next;
    }

    private static async IAsyncEnumerable<ReadResult<JsonBody>> Items(ApiCall call, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var line in LineReader.Lines(call.Http.Request.BodyReader, MaxLine, cancellation))
        {
            if (line is not { } content)
            {
                yield return ReadResult<JsonBody>.Wrong(Problem.Malformed("The line is longer than 1 MB."));
            }
            else if (!IsBlank(content.Span))
            {
                var (body, problem) = JsonBody.Parse(content);
                yield return new ReadResult<JsonBody>(body, problem);
            }
        }
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(" \t\r"u8);

    // A file of a million invoices takes as long as it takes, whichever side is the slower one.
    private static void LiftLimits(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        if (http.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } reading)
        {
            reading.MinDataRate = null;
        }

        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } writing)
        {
            writing.MinDataRate = null;
        }
    }
}
