using System.Text;
using Reminders.Application.Cases;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.Actions;

/// <summary>
/// The Idempotency-Key header: a quoted string as the draft standard wants it, or bare as most clients send it.
/// </summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int MaxLength = 100;

    private static (string? Key, Problem? Problem) Of(HttpRequest request)
    {
        if (!request.Headers.TryGetValue(Header, out var values))
        {
            return (null, null);
        }

        var key = Unquoted(values.ToString().Trim());
        return values.Count == 1 && key is { Length: > 0 and <= MaxLength } && key.All(letter => letter is >= ' ' and <= '~')
            ? (key, null)
            : (null, new Problem(StatusCodes.Status400BadRequest, $"{Header} must be 1 to {MaxLength} printable ASCII characters, quoted or not."));
    }

    /// <summary>The request to act, remembered by the key together with what was asked.</summary>
    public static async Task<(ActionRequest? Request, Problem? Problem)> Request(ApiCall call, string what)
    {
        var (key, badKey) = Of(call.Http.Request);
        var (body, badBody) = await call.Body();
        if ((badKey ?? badBody) is { } problem)
        {
            return (null, problem);
        }

        var asked = $"{what}\n{Encoding.UTF8.GetString(body!.Raw.Span)}";
        return (new ActionRequest(call.Actor) { Idempotency = key is null ? null : (key, asked) }, null);
    }

    private static string? Unquoted(string text)
    {
        if (!text.StartsWith('"'))
        {
            return text;
        }

        return text.Length >= 2 && text.EndsWith('"')
            ? text[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
            : null;
    }
}
