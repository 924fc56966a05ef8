using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Reminders.Application.Ledger;

namespace Reminders.Tables;

/// <summary>How names, keys and times look as table keys, which forbid some characters and sort as text.</summary>
internal static class Keys
{
    public const string Head = "h";

    private const int MaxLength = 512;

    // Lower than every digit and letter, so that a shorter text sorts before a longer one that begins with it.
    private const char Separator = '-';

    // Every instant of the calendar as a positive number of 19 digits.
    private const long TimeOffset = 1_000_000_000_000_000_000;

    /// <summary>One stream's partition. The hash in front spreads neighbours over the servers.</summary>
    public static string Partition(StreamId stream)
    {
        var key = $"{Hash(stream.Name)[..2]}{Separator}{Escaped(stream.Name)}";
        return key.Length <= MaxLength ? key : throw new ArgumentException("The stream's name is too long for a table.", nameof(stream));
    }

    public static string Event(long sequence) => string.Create(CultureInfo.InvariantCulture, $"e{sequence:D10}");

    /// <summary>An idempotency key is any text of 200 characters: more than a table key takes, so its hash stands for it.</summary>
    public static string Key(string key) => $"k{Hash(key)}";

    /// <summary>One of 16 shards.</summary>
    public static string Shard(string name) => Hash(name)[..1];

    /// <summary>Sorts as the text does, whatever characters it has.</summary>
    public static string Ordered(string text) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text));

    public static string Original(string ordered) => Encoding.UTF8.GetString(Convert.FromHexString(ordered));

    public static string Ordered(Instant time) => (time.ToUnixTimeTicks() + TimeOffset).ToString("D19", CultureInfo.InvariantCulture);

    public static string Ordered(LocalDate date) => date.ToString("uuuuMMdd", CultureInfo.InvariantCulture);

    public static Instant Time(string ordered) =>
        Instant.FromUnixTimeTicks(long.Parse(ordered, CultureInfo.InvariantCulture) - TimeOffset);

    public static string Joined(params ReadOnlySpan<string> parts) => string.Join(Separator, parts!);

    public static string[] Parts(string joined) => joined.Split(Separator);

    /// <summary>Readable where it can be; the rest byte by byte.</summary>
    public static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var one in Encoding.UTF8.GetBytes(text))
        {
            if (char.IsAsciiLetterOrDigit((char)one) || one is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                escaped.Append((char)one);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"!{one:x2}");
            }
        }

        return escaped.ToString();
    }

    /// <summary>Reads back what <see cref="Escaped"/> wrote.</summary>
    public static string Unescaped(string escaped)
    {
        var bytes = new List<byte>(escaped.Length);
        for (var index = 0; index < escaped.Length; index++)
        {
            if (escaped[index] == '!')
            {
                bytes.Add(byte.Parse(escaped.AsSpan(index + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                index += 2;
            }
            else
            {
                bytes.Add((byte)escaped[index]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
