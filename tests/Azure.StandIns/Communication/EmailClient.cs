using Azure.Core;

namespace Azure.Communication.Email;

public class EmailClient
{
    protected EmailClient()
    {
    }

    public EmailClient(Uri endpoint, TokenCredential credential, EmailClientOptions? options = null)
    {
    }

    public virtual Task<EmailSendOperation> SendAsync(
        WaitUntil wait, EmailMessage message, Guid operationId, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("a stand-in sends nothing: restore the real package");
}

public class EmailSendOperation : Operation<EmailSendResult>
{
    protected EmailSendOperation() => Id = "";

    public EmailSendOperation(string id, EmailClient client) => Id = id;

    public override bool HasCompleted => false;

    public override bool HasValue => false;

    public override string Id { get; }

    public override EmailSendResult Value => throw new InvalidOperationException("the operation has not completed");

    public override Response GetRawResponse() => throw new NotSupportedException();

    public override Response UpdateStatus(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public override ValueTask<Response> UpdateStatusAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
