using Reminders.Web.Importing;

namespace Reminders.Local.Importing.Results;

/// <summary>One line for each row: its line in the file, its id, its status, what is wrong.</summary>
internal interface IResultLines : IAsyncDisposable
{
    ValueTask Write(RecordResult result);

    /// <summary>The last line.</summary>
    ValueTask Finish(ImportSummary summary);
}
