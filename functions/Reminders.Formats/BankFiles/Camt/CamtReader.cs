using System.Xml;
using Reminders.Formats.Xml;

namespace Reminders.Formats.BankFiles.Camt;

/// <summary>
/// Reads camt messages element by element. Elements go by their local names in the namespace of the document, so that every version
/// is read; what nobody asks for is passed over unread.
/// </summary>
internal sealed class CamtReader
{
    /// <summary>What a single booking may sum up.</summary>
    public const int MaxTransactions = 100_000;

    private const int MaxHeader = 200_000;
    private const int MaxPart = 200_000;
    private const int MaxEntry = 30_000_000;

    private static readonly string[] Messages = ["camt.052", "camt.053", "camt.054"];

    private readonly XmlReader _reader;
    private readonly string _space;
    private int _statements;

    private CamtReader(XmlReader reader) => (_reader, _space) = (reader, reader.NamespaceURI);

    public static IEnumerable<BankFileItem> Read(Stream file)
    {
        using var reader = SafeXml.Over(file, long.MaxValue);
        reader.MoveToContent();
        if (reader.LocalName != "Document" || !IsCamt(reader.NamespaceURI))
        {
            throw new BankFileException($"line {Line(reader)}, /{Shown(reader.LocalName)}", reader.NamespaceURI.Length == 0 && reader.LocalName != "Document"
                ? "is no bank statement; a camt.052, camt.053 or camt.054 Document, or MT940, is expected"
                : $"is of the namespace '{Shown(reader.NamespaceURI)}'; a camt.052, camt.053 or camt.054 Document is expected");
        }

        foreach (var item in new CamtReader(reader).Document())
        {
            yield return item;
        }

        while (reader.Read())
        {
            // To the end: what follows must be well-formed too.
        }
    }

    private static bool IsCamt(string space) => space.Length == 0 || Messages.Any(name => space.Contains(name, StringComparison.Ordinal));

    private static string Shown(string text) => text.Length > 120 ? text[..120] + "…" : text;

    private static int Line(XmlReader reader) => ((IXmlLineInfo)reader).LineNumber;

    private IEnumerable<BankFileItem> Document()
    {
        var (line, isMessage) = (Line(_reader), false);
        for (var more = Enter(); more; more = More())
        {
            if (Message(_reader.LocalName) is not var (kind, name) || !IsOurs)
            {
                SafeXml.Skip(_reader);
                continue;
            }

            isMessage = true;
            foreach (var item in Statements(kind, name))
            {
                yield return item;
            }
        }

        if (!isMessage)
        {
            throw new BankFileException($"line {line}, /Document", "has no BkToCstmrStmt, BkToCstmrAcctRpt or BkToCstmrDbtCdtNtfctn");
        }
    }

    // The oldest versions have their number in the name.
    private static (BankFileKind Kind, string Name)? Message(string name) =>
        name.StartsWith("BkToCstmrStmt", StringComparison.Ordinal) ? (BankFileKind.Statement, "Stmt")
        : name.StartsWith("BkToCstmrAcctRpt", StringComparison.Ordinal) ? (BankFileKind.Report, "Rpt")
        : name.StartsWith("BkToCstmrDbtCdtNtfctn", StringComparison.Ordinal) ? (BankFileKind.Notification, "Ntfctn")
        : null;

    private IEnumerable<BankFileItem> Statements(BankFileKind kind, string name)
    {
        var (line, message, before) = (Line(_reader), _reader.LocalName, _statements);
        for (var more = Enter(); more; more = More())
        {
            if (!Is(name))
            {
                SafeXml.Skip(_reader);
                continue;
            }

            if (++_statements > BankFileReader.MaxStatements)
            {
                throw new BankFileException($"line {Line(_reader)}", $"the file has more than {BankFileReader.MaxStatements} statements; split it");
            }

            foreach (var item in Statement(kind, name))
            {
                yield return item;
            }
        }

        if (_statements == before)
        {
            throw new BankFileException($"line {line}, /Document/{Shown(message)}", $"has no {name}");
        }
    }

    private IEnumerable<BankFileItem> Statement(BankFileKind kind, string name)
    {
        var path = $"/{name}[{_statements}]";
        var header = new CamtStatement(kind, path, Line(_reader));
        var (budget, entries) = (MaxHeader, 0);
        for (var more = Enter(); more; more = More())
        {
            if (Is("Ntry"))
            {
                if (entries++ == 0)
                {
                    yield return new BankFileItem.Opened(header.Read());
                }

                yield return new BankFileItem.Entry(Entry($"{path}/Ntry[{entries}]"));
            }
            else if (IsOurs && CamtStatement.Knows(_reader.LocalName))
            {
                header.Add(Part(ref budget));
            }
            else
            {
                SafeXml.Skip(_reader);
            }
        }

        var statement = header.Read();
        if (entries == 0)
        {
            yield return new BankFileItem.Opened(statement);
        }

        yield return new BankFileItem.Closed(statement);
    }

    private BankEntry Entry(string path)
    {
        var entry = new CamtEntry(path, Line(_reader));
        var budget = MaxEntry;
        for (var more = Enter(); more; more = More())
        {
            if (Is("NtryDtls"))
            {
                for (var details = Enter(); details; details = More())
                {
                    AddDetail(entry, ref budget);
                }
            }
            else
            {
                AddDetail(entry, ref budget);
            }
        }

        return entry.Read();
    }

    // In the first version transactions stood in the entry itself.
    private void AddDetail(CamtEntry entry, ref int budget)
    {
        if (Is("TxDtls"))
        {
            entry.AddTransaction(Part(ref budget));
        }
        else if (IsOurs && CamtEntry.Knows(_reader.LocalName))
        {
            entry.Add(Part(ref budget));
        }
        else
        {
            SafeXml.Skip(_reader);
        }
    }

    private XmlPart Part(ref int budget)
    {
        var left = Math.Min(budget, MaxPart);
        var before = left;
        var part = XmlPart.Read(_reader, (space, name) => space == _space && !CamtEntry.IsPassedOver(name), ref left);
        budget -= before - left;
        return part;
    }

    private bool IsOurs => _reader.NamespaceURI == _space;

    private bool Is(string name) => _reader.LocalName == name && IsOurs;

    // Onto the first element inside the one that the reader stands on; behind it where there is none.
    private bool Enter()
    {
        SafeXml.CheckDepth(_reader);
        if (_reader.IsEmptyElement)
        {
            _reader.Read();
            return false;
        }

        _reader.Read();
        return More();
    }

    // Onto the next element beside the one that was just read; behind the end of what holds them where there is none.
    private bool More()
    {
        while (_reader.NodeType != XmlNodeType.Element)
        {
            if (_reader.NodeType == XmlNodeType.EndElement)
            {
                _reader.Read();
                return false;
            }

            if (!_reader.Read())
            {
                throw new XmlException("The document ends in the middle.");
            }
        }

        return true;
    }
}
