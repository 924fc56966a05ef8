using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Reminders.Local.Importing;
using Reminders.Local.Importing.Files;

namespace Reminders.Local.Tests.Importing;

public sealed class CsvFileTests
{
    private static readonly string[] Pieces = ["a", "Zoë", "€", " ", ",", ";", "\t", "|", "\"", "\"\"", "\n", "\r\n", "0", "𝄞", "'", "="];

    [Fact]
    public void WhateverIsWritten_ReadsBackTheSame()
    {
        var cell = Gen.Elements(Pieces).ListOf().Select(string.Concat);
        var rows = cell.ListOf(3).Select(row => row.ToArray()).ListOf();
        var style = Gen.Choose(0, 4 * 2 * 2 * 3 - 1);
        Prop.ForAll(rows.Zip(style).ToArbitrary(), given =>
        {
            var (written, number) = given;
            var separator = ",;\t|"[number % 4];
            var (end, always, encoding) = (number / 4 % 2 == 0 ? "\n" : "\r\n", number / 8 % 2 == 0, Encodings[number / 16]);
            var text = string.Concat(written.Prepend(["one", "two", "three"]).Select(row => string.Join(separator, row.Select(cell => Quoted(cell, separator, always))) + end));

            var read = Rows([.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);

            return read.All(row => row.Problem is null) && read.Select(row => row.Fields).SequenceEqual(written, new SameCells());
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("utf-8", null)]
    [InlineData("utf-16", "utf-16")]
    [InlineData("windows-1252", "windows-1252")]
    [InlineData("iso-8859-15", "iso-8859-15")]
    public void DeclaredEncoding_IsUsed(string encoding, string? declared) =>
        Assert.Equal("Köln 5 €", Assert.Single(Rows(EncodingOf(encoding).GetBytes("a\nKöln 5 €\n"), declared)).Fields[0]);

    [Fact]
    public void Latin1_HasNoEuroButUmlauts() => Assert.Equal("Köln", Rows(Encoding.Latin1.GetBytes("a\nKöln\n"), "iso-8859-1")[0].Fields[0]);

    [Fact]
    public void NotUtf8_NamesLineByteAndWhatToTry() => Refuses(
        "line 3, byte 6: the bytes F6 are not utf-8; if it comes from Excel or an older system, try --encoding windows-1252",
        Encoding.Latin1.GetBytes("a\nok\nKöln\n"));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void CharacterCutByTheEnd_IsRefused(int missing)
    {
        var whole = Encoding.UTF8.GetBytes("a\n𝄞");

        Assert.Contains("not utf-8", Assert.Throws<ImportFileException>(() => Rows(whole[..^(missing + 1)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BadByteFarBehind_IsFoundWhereItIs()
    {
        var bytes = Encoding.UTF8.GetBytes("a\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"ä{i}\n")));
        var place = Array.LastIndexOf(bytes, (byte)'\n', bytes.Length - 20_000) + 1;
        bytes[place] = 0xFF;
        var line = bytes.AsSpan(0, place).Count((byte)'\n') + 1;

        Refuses($"line {line}, byte {place}: the bytes FF are not utf-8", bytes);
    }

    [Fact]
    public void MarkThatContradictsWhatIsDeclared_IsRefused() =>
        Refuses("byte order mark of utf-8, but windows-1252 is declared", [0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n'], "windows-1252");

    [Fact]
    public void Utf16WithoutMark_IsRecognised() => Refuses("try --encoding utf-16", Encoding.Unicode.GetBytes("a\nb\n"));

    [Theory]
    [InlineData("a,b\n1,\"2", "line 2: the row that begins here has a quote that is not closed")]
    [InlineData("a,b\n1,\"2\"\"", "line 2: the row that begins here has a quote that is not closed")]
    [InlineData("a,b\n1,\"2\n3,4\n5,6\n", "line 2: the row that begins here has a quote that is not closed")]
    [InlineData("", "the file is empty")]
    [InlineData("\n\n", "the file is empty")]
    [InlineData("a,b,a\n", "line 1: there are two columns 'a'")]
    [InlineData("a,b;c\n", "does not tell what separates its columns")]
    public void UnusableFile_SaysWhy(string text, string told) => Refuses(told, Encoding.UTF8.GetBytes(text));

    [Fact]
    public void QuoteThatIsNeverClosed_StopsAtAFieldsLimit()
    {
        var file = new GeneratedFile("a,b\n", long.MaxValue, i => i == 3 ? "3,\"oops\n" : $"{i},fine\n");

        Assert.StartsWith("line 5: a field of the row that begins here is longer than 100000 characters", Drain(file), StringComparison.Ordinal);
    }

    [Fact]
    public void RowWithoutEnd_StopsAtItsLimit()
    {
        var file = new GeneratedFile("a,b\n1,2\n", long.MaxValue, _ => "x,");

        Assert.StartsWith("line 3: the row that begins here is longer than 1000000 characters", Drain(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_KnowTheLineTheyBeginOn_AndWhatIsWrongWithThem()
    {
        var rows = Rows("a,b\r\n\r\n1,\"x\r\ny\"\r\n2,b\"c\r\n3\r\n4,5,6\r\n\n\n7,8"u8.ToArray());

        Assert.Equal([3, 5, 6, 7, 10], rows.Select(row => row.Line));
        Assert.Equal([false, true, true, true, false], rows.Select(row => row.Problem is not null));
    }

    [Fact]
    public void SeparatorInsideQuotes_DoesNotCount() =>
        Assert.Equal(["1", "2"], Rows("\"a,b,c\";d\n1;2\n"u8.ToArray())[0].Fields);

    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(true, true)];

    private static Encoding EncodingOf(string name) =>
        name == "utf-16" ? new UnicodeEncoding(false, false) : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    private static List<CsvRow> Rows(byte[] bytes, string? encoding = null)
    {
        using var file = CsvFile.Open(new MemoryStream(bytes), encoding);
        return [.. file.Rows()];
    }

    private static void Refuses(string told, byte[] bytes, string? encoding = null) =>
        Assert.Contains(told, Assert.Throws<ImportFileException>(() => Rows(bytes, encoding)).Message, StringComparison.Ordinal);

    private static string Drain(Stream stream)
    {
        using var file = CsvFile.Open(stream);
        return Assert.Throws<ImportFileException>(() => file.Rows().Count()).Message;
    }

    private static string Quoted(string cell, char separator, bool always) =>
        always || cell.Length == 0 || cell.AsSpan().IndexOfAny($"\"\r\n{separator}") >= 0 || char.IsWhiteSpace(cell[0])
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;

    private sealed class SameCells : IEqualityComparer<string[]>
    {
        public bool Equals(string[]? one, string[]? other) => one!.AsSpan().SequenceEqual(other);

        public int GetHashCode(string[] cells) => cells.Length;
    }
}
