using System.Collections.Immutable;
using NodaTime;

namespace Reminders.Formats.Webhooks;

/// <summary>How a source's secret becomes key bytes.</summary>
public enum KeyForm
{
    /// <summary>The text itself, any prefix included.</summary>
    Utf8,
    Hex,

    /// <summary>Base64 behind <c>whsec_</c>, 24 to 64 bytes.</summary>
    PrefixedBase64,

    /// <summary>The leaf certificate that the source publishes.</summary>
    Certificate,

    /// <summary>Nothing is signed: the source is asked itself.</summary>
    None,
}

/// <summary>How a signature is written in its header.</summary>
public enum SignatureForm
{
    HmacSha256Hex,
    HmacSha256Base64,
    RsaSha256Base64,
    BearerToken,
    None,
}

/// <summary>
/// What a source sends and how it is known to come from there. <see cref="ReplayWindow"/> is the greatest distance of its timestamp
/// from now, either way; null if it signs none, and only the event id tells a repetition.
/// </summary>
public sealed record SignatureRow(
    string Source,
    ImmutableArray<string> Headers,
    string SignedBytes,
    KeyForm Key,
    SignatureForm Form,
    Duration? ReplayWindow,
    string EventId)
{
    /// <summary>Larger bodies are refused unread. Senders stay far below; GoCardless sends up to 250 events at once.</summary>
    public int MaxBodyBytes { get; init; } = 64 * 1024;

    /// <summary>The status that tells the sender it need not come again.</summary>
    public int Acknowledged { get; init; } = 202;

    /// <summary>What some senders want to read beside it.</summary>
    public string? AcknowledgedBody { get; init; }
}
