using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Reminders.Policies.Yaml;

namespace Reminders.Local.Importing.Files;

/// <summary>
/// A CSV file of any length (RFC 4180: quoted fields may hold separators, quotes and line ends), read once, row by row. Holds one row
/// at a time.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    public const int MaxField = 100_000;
    public const int MaxRow = 1_000_000;
    private const int Buffer = 32 * 1024;

    private readonly DecodedText _text;
    private readonly CsvParser _parser;
    private long _quotesOfBadRows;
    private long _line;
    private bool _isBad;
    private bool _isOpen;

    private CsvFile(DecodedText text, char separator)
    {
        _text = text;
        _parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            BufferSize = Buffer,
            IgnoreBlankLines = false,
            MaxFieldSize = MaxField,
            BadDataFound = found => (_isBad, _isOpen) = (true, _isOpen || IsOpen(found.Field)),
        });
        Header = ReadHeader();
    }

    /// <summary>The names of the columns; a column may have none.</summary>
    public ImmutableArray<string> Header { get; }

    /// <summary>How far the file was read, in bytes.</summary>
    public long Position => _text.Position;

    /// <param name="stream">The file; the result owns it.</param>
    /// <param name="encoding">Its encoding, or null to go by its byte order mark, else UTF-8.</param>
    /// <param name="separator">What separates its fields, or null to see it from the header.</param>
    /// <exception cref="ImportFileException">There is no header that can be used.</exception>
    public static CsvFile Open(Stream stream, string? encoding = null, char? separator = null)
    {
        var text = new DecodedText(stream, encoding);
        return new CsvFile(text, separator ?? Separator.In(text.Start));
    }

    /// <summary>The rows after the header; blank lines are none.</summary>
    /// <exception cref="ImportFileException">The file cannot be read from here on.</exception>
    public IEnumerable<CsvRow> Rows()
    {
        // One row ahead: whether the last one is whole shows only at the end of the file.
        for (var next = Next(); next is { } row;)
        {
            next = Next();
            yield return row.Problem is null && row.Fields.Length != Header.Length ? row with { Problem = Uneven(row) } : row;
        }
    }

    public void Dispose()
    {
        _parser.Dispose();
        _text.Dispose();
    }

    private CsvRow? Next()
    {
        while (true)
        {
            var line = _parser.RawRow + 1L;
            (_isBad, _isOpen) = (false, false);
            if (!Read(line))
            {
                return null;
            }

            _line = line;
            var fields = Fields();
            if (_isBad)
            {
                _quotesOfBadRows += _isOpen ? 0 : _parser.RawRecord.AsSpan().Count('"');
                return new CsvRow(line, fields, "a quote is not where quotes may be: a field that holds one is quoted, and the quotes in it are doubled");
            }

            if (fields is not [""])
            {
                return new CsvRow(line, fields, null);
            }
        }
    }

    // Each bad field costs a copy of its row, so the first one is enough; whether the row is open only its last one can tell.
    private string[] Fields()
    {
        var fields = new string[_parser.Count];
        for (var i = fields.Length - 1; i >= 0 && !_isBad; i--)
        {
            fields[i] = _parser[i];
        }

        return _isBad ? [] : fields;
    }

    private bool Read(long line)
    {
        try
        {
            // What is read ahead belongs to the rows that follow.
            _text.Limit = _parser.CharCount + MaxRow + Buffer;
            if (_parser.Read())
            {
                return true;
            }
        }
        catch (MaxFieldSizeException)
        {
            throw new ImportFileException($"line {line}: a field of the row that begins here is longer than {MaxField} characters; is a quote not closed?");
        }
        catch (TextLimitException)
        {
            throw new ImportFileException($"line {line}: the row that begins here is longer than {MaxRow} characters");
        }

        return (_text.Quotes - _quotesOfBadRows) % 2 == 0
            ? false
            : throw new ImportFileException($"line {_line}: the row that begins here has a quote that is not closed when the file ends");
    }

    // Such a field only ends where the file does.
    private static bool IsOpen(string field) => field.StartsWith('"') && field.AsSpan().Count('"') % 2 != 0;

    private ImmutableArray<string> ReadHeader()
    {
        if (Next() is not { } first)
        {
            throw new ImportFileException("the file is empty; its first line must name the columns");
        }

        if (first.Problem is { } problem)
        {
            throw new ImportFileException($"line {first.Line}: {problem}");
        }

        ImmutableArray<string> names = [.. first.Fields.Select(name => name.Trim())];
        return names.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { Key: var twice }
            ? throw new ImportFileException($"line {first.Line}: there are two columns '{YamlTree.Shown(twice)}'; each needs a name of its own")
            : names;
    }

    private string Uneven(CsvRow row) =>
        $"the row has {row.Fields.Length} fields, the header {Header.Length}; a field that holds the separator or a line end is quoted";
}
