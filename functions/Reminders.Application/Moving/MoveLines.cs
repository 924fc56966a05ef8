using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Application.Moving;

/// <summary>The first line: what the file is, and how it is written.</summary>
internal sealed record HeaderLine(string Format, int Version)
{
    public const string Name = "reminders-ledger";

    public const int Current = 2;
}

/// <summary>A document with its content in base64 and the content's SHA-256 in lower hex.</summary>
internal sealed record DocumentLine(string Document, string ContentType, Instant StoredAt, string Sha256, byte[] Content);

/// <summary>A stream; its events follow, one a line.</summary>
internal sealed record StreamLine(string Stream, int Events, IReadOnlyList<string> Keys, Instant? WakeAt = null);

/// <summary>An event as stored. <see cref="Json"/> is text, so that not a byte of it changes on the way.</summary>
internal sealed record EventLine(Instant At, string Actor, string Type, int Format, string Json);

/// <summary>The last line: how much there is, and the SHA-256 of all bytes before it.</summary>
internal sealed record FooterLine(long Streams, long Events, long Documents, string Sha256);

internal static class MoveJson
{
    public static JsonSerializerOptions Options { get; } = new(EventFormat.Json)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };
}
