using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Reminders.Local.Importing.Mappings;

/// <summary>
/// Ids for payments of a file that has none: from what the row says, however it is written, and which of several such rows it is.
/// The same file gives the same ids again, whatever the order of its rows. Keeps some 40 bytes a row.
/// </summary>
internal sealed class PaymentIds
{
    private const int Length = 12;

    private readonly Dictionary<ulong, int> _seen = [];
    private readonly SortedDictionary<string, string> _row = new(StringComparer.Ordinal);

    public void Begin() => _row.Clear();

    public void Add(RecordField field, string value) =>
        _row[field.Name] = field.Kind == FieldKind.Amount && value.Contains('.', StringComparison.Ordinal) ? value.TrimEnd('0').TrimEnd('.') : value;

    /// <summary>The row's id: <c>csv-</c>, 24 hex digits of a SHA-256, and a number from 1.</summary>
    public string End()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in _row)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name}={value.Length}:{value};");
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, BitConverter.ToUInt64(hash), out _);
        count++;
        return string.Create(CultureInfo.InvariantCulture, $"csv-{Convert.ToHexStringLower(hash[..Length])}-{count}");
    }
}
