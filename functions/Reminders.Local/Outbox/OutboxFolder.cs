using Reminders.Application.Contacts;

namespace Reminders.Local.Outbox;

/// <summary>
/// A folder that takes messages as files named by their operation id. A file appears whole or not at all, and handing the same
/// message over again finds it there.
/// </summary>
public sealed class OutboxFolder(string folder)
{
    public async Task<HandOver> Put(string fileName, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, fileName);
        try
        {
            Directory.CreateDirectory(folder);
            if (File.Exists(path))
            {
                return new HandOver.Accepted();
            }

            var temporary = path + ".new";
            await using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return new HandOver.Accepted();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            // Only the move makes it a message, and it did not happen.
            Discard(path + ".new");
            return File.Exists(path) ? new HandOver.Accepted() : new HandOver.Failed(false, $"the outbox cannot be written: {failure.GetType().Name}");
        }
    }

    // What was begun would fill a full disk further with each attempt.
    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Nothing but room is lost.
        }
    }

    public HandOver Ask(string fileName) => File.Exists(Path.Combine(folder, fileName))
        ? new HandOver.Accepted()
        : new HandOver.Failed(false, "the message is not in the outbox");
}
