using Reminders.Application.Documents;

namespace Reminders.Application.Moving;

/// <summary>What a file holds, one after the other.</summary>
internal abstract record MovePart
{
    private MovePart()
    {
    }

    public sealed record OneStream(MovedStream Stream) : MovePart;

    public sealed record OneDocument(long Line, StoredDocument Document) : MovePart;

    public sealed record End(FooterLine Footer) : MovePart;
}
