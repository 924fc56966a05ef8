using System.Text;

namespace Reminders.Policies;

/// <summary>Reads a file that a person wrote: UTF-8, or UTF-16 with its mark. Anything else would reach customers as rubbish.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="kind">What the file is meant to be, such as "policy".</param>
    /// <exception cref="PolicyException">The file is too large, or written in another encoding; the message names the place.</exception>
    public static string Read(string path, long maxBytes, string kind)
    {
        if (new FileInfo(path).Length > maxBytes)
        {
            throw Wrong(path, new PolicyProblem(1, 1, $"the file has more than {maxBytes} bytes: this is no {kind}"));
        }

        var bytes = File.ReadAllBytes(path);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Strict);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw Wrong(path, Place(bytes));
        }
    }

    // A reader decodes block by block, so that only the whole tells where the byte stands.
    private static PolicyProblem Place(byte[] bytes)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(bytes.AsSpan(valid), out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            valid += length;
        }

        var before = Encoding.UTF8.GetString(bytes.AsSpan(0, valid));
        return new PolicyProblem(
            before.Count(letter => letter == '\n') + 1,
            before.Length - before.LastIndexOf('\n'),
            $"there is a letter that is not UTF-8 (byte {bytes[Math.Min(valid, bytes.Length - 1)]:X2}): save the file as UTF-8");
    }

    private static PolicyException Wrong(string path, PolicyProblem problem) => new(problem.In(path), problem);
}
