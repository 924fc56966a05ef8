using System.Globalization;
using System.Text;
using CsvHelper;
using Reminders.Messages;

namespace Reminders.Local.Letters;

/// <summary>
/// The list that a print service works from: CSV (RFC 4180, UTF-8), a line for each letter, the first line the names of the columns.
/// A letter is in the outbox once its line is whole. Whoever collects the letters takes the list with them; the next begins anew.
/// </summary>
public sealed class AddressFile(string folder)
{
    public const string FileName = "addresses.csv";

    private static readonly string[] Columns = ["file", "name", "street", "postcode", "city", "region", "country", "pages"];

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
                (whole.Length == 0 ? Line(Columns) : "")
                + Line([file, to.Name, to.Street, to.Postcode, to.City, to.Region, to.Country ?? country, pages?.ToString(CultureInfo.InvariantCulture)])));
            list.Flush(flushToDisk: true);
        }
    }

    private static bool Begins(ReadOnlySpan<byte> list, Guid operationId) =>
        list.IndexOf(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"\r\n{operationId:D}."))) >= 0;

    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> list) => list[..(list.LastIndexOf("\r\n"u8) is >= 0 and var end ? end + 2 : 0)];

    private static string Line(string?[] cells)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, CultureInfo.InvariantCulture, leaveOpen: true))
        {
            foreach (var cell in cells)
            {
                csv.WriteField(Plain(cell ?? ""));
            }

            csv.NextRecord();
        }

        return text.ToString();
    }

    // One line a letter, and no cell that a spreadsheet would take for a formula.
    private static string Plain(string cell)
    {
        var line = string.Concat(cell.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return line is ['=' or '+' or '-' or '@', ..] ? $"'{line}" : line;
    }
}
