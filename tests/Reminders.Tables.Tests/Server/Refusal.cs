using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Reminders.Tables.Tests.Server;

/// <summary>An answer without a body, as a busy storage gives.</summary>
internal sealed class Refusal(int status, string? retryAfter) : Response
{
    public override int Status => status;

    // The transport says so of real answers.
    public override bool IsError => true;

    public override string ReasonPhrase => "refused";

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override string ClientRequestId { get; set; } = "";

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() =>
        retryAfter is null ? [] : [new HttpHeader("Retry-After", retryAfter)];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = string.Equals(name, "Retry-After", StringComparison.OrdinalIgnoreCase) ? retryAfter : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }
}
