using System.Globalization;
using System.Text;
using Reminders.Messages;

namespace Reminders.Local.Letters;

/// <summary>
/// The one list of all letters that lie in the folder, in UTF-8. A letter is in the outbox once its line is whole. Whoever collects the letters takes the list with them; the next begins anew.
/// </summary>
public sealed class AddressFile(string folder)
{
    public const string FileName = "addresses.csv";

    private readonly Lock _writing = new();

    private string Path => System.IO.Path.Combine(folder, FileName);

    /// <summary>Whether the letter has its line.</summary>
    public bool Has(Guid operationId)
    {
        lock (_writing)
        {
            return File.Exists(Path) && Begins(Whole(File.ReadAllBytes(Path)), operationId);
        }
    }

    /// <summary>Adds the letter's line, once. A line that a crash cut off goes first.</summary>
    /// <param name="country">Of the sender, where the address names none.</param>
    /// <param name="pages">Null: not known.</param>
    public void Add(Guid operationId, string file, PostalAddress to, string? country, int? pages)
    {
        lock (_writing)
        {
            using var list = new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var bytes = new byte[list.Length];
            list.ReadExactly(bytes);
            var whole = Whole(bytes);
            if (Begins(whole, operationId))
            {
                return;
            }

            list.SetLength(whole.Length);
            list.Seek(0, SeekOrigin.End);
            list.Write(Encoding.UTF8.GetBytes(
                (whole.Length == 0 ? AddressList.Head : "") + AddressList.Line(file, to, country, pages)));
            list.Flush(flushToDisk: true);
        }
    }

    private static bool Begins(ReadOnlySpan<byte> list, Guid operationId) =>
        list.IndexOf(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\r\n{operationId:D}."))) >= 0;

    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> list) => list[..(list.LastIndexOf("\r\n"u8) is >= 0 and var end ? end + 2 : 0)];
}
