using System.Text;

namespace Reminders.Messages.Tests.Reading;

/// <summary>Reads a clean QR code of error correction M, versions 2 to 25, in one segment of bytes; written from ISO 18004.</summary>
internal static class QrReader
{
    // Where the alignment patterns' middles are, by version.
    private static readonly int[][] Alignments =
    [
        [], [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50], [6, 30, 54], [6, 32, 58], [6, 34, 62],
        [6, 26, 46, 66], [6, 26, 48, 70], [6, 26, 50, 74], [6, 30, 54, 78], [6, 30, 56, 82], [6, 30, 58, 86], [6, 34, 62, 90], [6, 28, 50, 72, 94],
        [6, 26, 50, 74, 98], [6, 30, 54, 78, 102], [6, 28, 54, 80, 106], [6, 32, 58, 84, 110],
    ];

    // Blocks of data codewords: how many, how long, and how many of one more.
    private static readonly (int Count, int Length, int Longer)[] Blocks =
    [
        default, (1, 16, 0), (1, 28, 0), (1, 44, 0), (2, 32, 0), (2, 43, 0), (4, 27, 0), (4, 31, 0), (2, 38, 2), (3, 36, 2), (4, 43, 1), (1, 50, 4), (6, 36, 2),
        (8, 37, 1), (4, 40, 5), (5, 41, 5), (7, 45, 3), (10, 46, 1), (9, 43, 4), (3, 44, 11), (3, 41, 13), (17, 42, 0), (17, 46, 0), (4, 47, 14), (6, 45, 14), (8, 47, 13),
    ];

    public static int VersionOf(bool[][] modules) => (modules.Length - 17) / 4;

    public static string Read(bool[][] modules)
    {
        var version = VersionOf(modules);
        var format = Format(modules);
        Assert.Equal(0, format >> 13);
        var data = Data(Codewords(modules, version, format >> 10 & 7), version);
        Assert.Equal(4, data[0] >> 4);
        var (start, count) = version < 10
            ? (1, (data[0] & 15) << 4 | data[1] >> 4)
            : (2, (data[0] & 15) << 12 | data[1] << 4 | data[2] >> 4);
        var bytes = Enumerable.Range(start, count).Select(at => (byte)((data[at] << 4 | data[at + 1] >> 4) & 255)).ToArray();
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
    }

    private static int Format(bool[][] modules)
    {
        (int Row, int Column)[] places =
            [(8, 0), (8, 1), (8, 2), (8, 3), (8, 4), (8, 5), (8, 7), (8, 8), (7, 8), (5, 8), (4, 8), (3, 8), (2, 8), (1, 8), (0, 8)];
        return places.Aggregate(0, (bits, place) => bits << 1 | (modules[place.Row][place.Column] ? 1 : 0)) ^ 0x5412;
    }

    private static List<int> Codewords(bool[][] modules, int version, int mask)
    {
        var bits = new List<bool>();
        var size = modules.Length;
        for (var (right, up) = (size - 1, true); right > 0; right -= right == 8 ? 3 : 2, up = !up)
        {
            for (var step = 0; step < size; step++)
            {
                var row = up ? size - 1 - step : step;
                foreach (var column in new[] { right, right - 1 })
                {
                    if (!IsPattern(row, column, size, version))
                    {
                        bits.Add(modules[row][column] ^ IsMasked(mask, row, column));
                    }
                }
            }
        }

        return [.. bits.Chunk(8).Where(byteOf => byteOf.Length == 8).Select(byteOf => byteOf.Aggregate(0, (sum, bit) => sum << 1 | (bit ? 1 : 0)))];
    }

    private static bool IsPattern(int row, int column, int size, int version) =>
        (row < 9 && column < 9) || (row < 9 && column >= size - 8) || (row >= size - 8 && column < 9)
        || row == 6 || column == 6
        || (version >= 7 && ((row < 6 && column >= size - 11) || (column < 6 && row >= size - 11)))
        || Alignments[version].Any(y => Alignments[version].Any(x =>
            Math.Abs(row - y) <= 2 && Math.Abs(column - x) <= 2 && !((y == 6 && x == 6) || (y == 6 && x == size - 7) || (y == size - 7 && x == 6))));

    private static bool IsMasked(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => ((row / 2) + (column / 3)) % 2 == 0,
        5 => (row * column % 2) + (row * column % 3) == 0,
        6 => ((row * column % 2) + (row * column % 3)) % 2 == 0,
        _ => (((row + column) % 2) + (row * column % 3)) % 2 == 0,
    };

    // Codewords of all blocks take turns; the longer blocks have one more at the end.
    private static List<int> Data(List<int> codewords, int version)
    {
        var (count, length, longer) = Blocks[version];
        var blocks = Enumerable.Range(0, count + longer).Select(_ => new List<int>()).ToList();
        var next = 0;
        for (var turn = 0; turn <= length; turn++)
        {
            foreach (var block in blocks.Skip(turn == length ? count : 0))
            {
                block.Add(codewords[next++]);
            }
        }

        return [.. blocks.SelectMany(block => block)];
    }
}
