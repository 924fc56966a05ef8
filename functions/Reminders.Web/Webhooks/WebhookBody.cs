namespace Reminders.Web.Webhooks;

/// <summary>The raw bytes of a request, exactly as they were signed.</summary>
internal static class WebhookBody
{
    /// <summary>Null if there are more than allowed; no more than that is read.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, int maxBytes, CancellationToken cancellation)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        var body = new byte[Math.Min((int)(request.ContentLength ?? 0), maxBytes) + 1];
        var length = 0;
        while (await request.Body.ReadAsync(body.AsMemory(length), cancellation) is var read and > 0)
        {
            length += read;
            if (length > maxBytes)
            {
                return null;
            }

            if (length == body.Length)
            {
                Array.Resize(ref body, Math.Min(body.Length * 2, maxBytes + 1));
            }
        }

        return body.AsMemory(0, length);
    }
}
