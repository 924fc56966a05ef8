using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace Reminders.Tables.Tests.Server;

/// <summary>Stands in for the network: before each request it is asked what becomes of it.</summary>
internal sealed class Fault : HttpPipelinePolicy
{
    /// <summary>What becomes of a request. It is asked again for each retry.</summary>
    public Func<Request, Fate> Decide
    {
        set => DecideLater = request => ValueTask.FromResult(value(request));
    }

    /// <summary>The same, for a test that has others act before the request goes on.</summary>
    public Func<Request, ValueTask<Fate>> DecideLater { get; set; } = _ => ValueTask.FromResult(Fate.Arrives);

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        switch (await DecideLater(message.Request))
        {
            case Fate.Killed:
                throw new KilledException();
            case Fate.Lost:
                throw new IOException("The connection was lost before the request arrived.");
            case Fate.WithoutIdentity:
                throw new AuthenticationFailedException("The tenant INV-1 does not answer.");
            case Fate.Throttled:
                message.Response = new Refusal(503, "7");
                return;
            case Fate.Limited:
                message.Response = new Refusal(429, "9");
                return;
            case Fate.Refused:
                message.Response = new Refusal(503, retryAfter: null);
                return;
            case Fate.AnswerLost:
                await ProcessNextAsync(message, pipeline);
                throw new IOException("The connection was lost before the answer arrived.");
            case Fate.AnsweredBadly:
                await ProcessNextAsync(message, pipeline);
                message.Response = new Refusal(500, retryAfter: null);
                return;
            default:
                await ProcessNextAsync(message, pipeline);
                return;
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The store is asynchronous throughout.");

    public static bool IsWrite(Request request) => request.Method != RequestMethod.Get && request.Method != RequestMethod.Head;

    public static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
}

internal enum Fate
{
    Arrives,
    Killed,
    Lost,
    WithoutIdentity,
    Throttled,
    Limited,
    Refused,
    AnswerLost,
    AnsweredBadly,
}

/// <summary>The process is gone: nothing catches this but the test.</summary>
internal sealed class KilledException() : Exception("killed");
