using Azure.Core;

namespace Azure.Communication.Email;

public readonly struct EmailAddress(string address, string displayName)
{
    public EmailAddress(string address)
        : this(address, "")
    {
    }

    public string Address { get; } = address;

    public string DisplayName { get; } = displayName;
}

public class EmailAttachment(string name, string contentType, BinaryData content)
{
    public BinaryData Content { get; } = content;

    public string? ContentId { get; set; }

    public string ContentType { get; } = contentType;

    public string Name { get; } = name;
}

public class EmailContent(string subject)
{
    public string? Html { get; set; }

    public string? PlainText { get; set; }

    public string Subject { get; } = subject;
}

public class EmailRecipients(IEnumerable<EmailAddress> to)
{
    public IList<EmailAddress> To { get; } = [.. to];
}

public class EmailMessage(string senderAddress, EmailRecipients recipients, EmailContent content)
{
    public IList<EmailAttachment> Attachments { get; } = [];

    public EmailContent Content { get; } = content;

    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>();

    public EmailRecipients Recipients { get; } = recipients;

    public IList<EmailAddress> ReplyTo { get; } = [];

    public string SenderAddress { get; } = senderAddress;

    public bool? UserEngagementTrackingDisabled { get; set; }
}

public readonly struct EmailSendStatus(string value) : IEquatable<EmailSendStatus>
{
    private readonly string _value = value;

    public static EmailSendStatus Canceled { get; } = new("Canceled");

    public static EmailSendStatus Failed { get; } = new("Failed");

    public static EmailSendStatus NotStarted { get; } = new("NotStarted");

    public static EmailSendStatus Running { get; } = new("Running");

    public static EmailSendStatus Succeeded { get; } = new("Succeeded");

    public static implicit operator EmailSendStatus(string value) => new(value);

    public static bool operator ==(EmailSendStatus left, EmailSendStatus right) => left.Equals(right);

    public static bool operator !=(EmailSendStatus left, EmailSendStatus right) => !left.Equals(right);

    public bool Equals(EmailSendStatus other) => string.Equals(_value, other._value, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is EmailSendStatus other && Equals(other);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(_value ?? "");

    public override string ToString() => _value;
}

public class EmailSendResult
{
    internal EmailSendResult(EmailSendStatus status) => Status = status;

    public EmailSendStatus Status { get; }
}

public static class EmailModelFactory
{
    public static EmailSendResult EmailSendResult(string? id = null, EmailSendStatus status = default) => new(status);
}

public class EmailClientOptions : ClientOptions;
