using System.Text;

namespace Reminders.Formats.Webhooks.CloudEvents;

/// <summary>Attribute values in headers: quoted strings unescaped first, then one round of percent decoding.</summary>
internal static class CloudEventHeader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Null if the value is no UTF-8, a quote is left open, or a percent sign stands alone.</summary>
    public static string? Decode(string value)
    {
        var plain = value.StartsWith('"') ? Unquote(value) : value;
        if (plain is null)
        {
            return null;
        }

        var bytes = new List<byte>(plain.Length);
        for (var i = 0; i < plain.Length; i++)
        {
            if (plain[i] != '%')
            {
                bytes.AddRange(Encoding.UTF8.GetBytes([plain[i]]));
            }
            else if (i + 2 < plain.Length && char.IsAsciiHexDigit(plain[i + 1]) && char.IsAsciiHexDigit(plain[i + 2]))
            {
                bytes.Add(Convert.FromHexString(plain.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Strict.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string? Unquote(string value)
    {
        var plain = new StringBuilder(value.Length);
        for (var i = 1; i < value.Length; i++)
        {
            switch (value[i])
            {
                case '"':
                    return i == value.Length - 1 ? plain.ToString() : null;
                case '\\' when i + 1 < value.Length:
                    plain.Append(value[++i]);
                    break;
                default:
                    plain.Append(value[i]);
                    break;
            }
        }

        return null;
    }
}
