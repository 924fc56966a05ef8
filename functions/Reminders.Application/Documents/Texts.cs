using System.Text;
using Reminders.Application.Streams;
using Reminders.Domain.Documents;

namespace Reminders.Application.Documents;

/// <summary>Free text on its way into the documents.</summary>
public static class Texts
{
    public static (DocumentRef? Reference, NewDocument? Document) Store(string? text, IIdSource ids)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, null);
        }

        var document = new NewDocument(ids.New(), "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));
        return (document.Reference(), document);
    }

    public static DocumentRef Reference(this NewDocument document) => new(document.Id, document.Hash);
}
