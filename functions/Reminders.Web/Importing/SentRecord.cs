using System.Collections.Immutable;
using Reminders.Application.Cases;

namespace Reminders.Web.Importing;

/// <summary>One record of a file as the JSON that HTTP takes, and where it stands in the file.</summary>
/// <param name="Line">The physical line it begins on, counted from 1.</param>
/// <param name="Json">An object in UTF-8, without what could not be read.</param>
/// <param name="Problems">What could not be read; such a record is never stored.</param>
public sealed record SentRecord(long Line, ReadOnlyMemory<byte> Json, ImmutableArray<FieldError> Problems);

/// <summary>What became of one record: the status that it would have been answered with alone (202, 200, 409, 422).</summary>
/// <param name="Line">The physical line it begins on, counted from 1.</param>
/// <param name="Id">Its id, if it has one.</param>
/// <param name="Status">As HTTP counts.</param>
/// <param name="Problems">What is wrong; empty if nothing is. Holds nothing of the fields' content.</param>
public sealed record RecordResult(long Line, string? Id, int Status, ImmutableArray<FieldError> Problems)
{
    /// <summary>What else there is to say of it; nothing that is wrong.</summary>
    public string? Note { get; init; }

    public bool IsFine => Status < StatusCodes.Status300MultipleChoices;
}
