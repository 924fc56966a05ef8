using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Reminders.Messages.Tests.Reading;

/// <summary>Reads pictures of one bit a pixel, as payment codes are; written from the specification. Dark is true.</summary>
internal static class PngReader
{
    public static bool[][] Read(byte[] png)
    {
        Assert.Equal("89504E470D0A1A0A", Convert.ToHexString(png.AsSpan(0, 8)));
        var (width, height) = (0, 0);
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    Assert.Equal([1, 0, 0, 0, 0], data[8..].ToArray());
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var pixels = new MemoryStream();
        using (var unpacked = new ZLibStream(packed, CompressionMode.Decompress))
        {
            unpacked.CopyTo(pixels);
        }

        var stride = 1 + ((width + 7) / 8);
        var bytes = pixels.ToArray();
        return [.. Enumerable.Range(0, height).Select(y =>
        {
            Assert.Equal(0, bytes[y * stride]);
            return Enumerable.Range(0, width).Select(x => (bytes[(y * stride) + 1 + (x / 8)] >> (7 - (x % 8)) & 1) == 0).ToArray();
        })];
    }
}
