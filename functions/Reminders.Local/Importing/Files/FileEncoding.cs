using System.Text;
using Reminders.Domain.Names;

namespace Reminders.Local.Importing.Files;

/// <summary>The encodings a file may have. What cannot be decoded is an error, never a question mark.</summary>
internal static class FileEncoding
{
    public const string Default = "utf-8";

    private static readonly string[] Names = ["utf-8", "utf-16", "windows-1252", "iso-8859-1", "iso-8859-15"];

    private static readonly (string Name, byte[] Mark, Encoding Encoding)[] Marked =
    [
        (Default, [0xEF, 0xBB, 0xBF], new UTF8Encoding(false, throwOnInvalidBytes: true)),
        ("utf-16", [0xFF, 0xFE], new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true)),
        ("utf-16", [0xFE, 0xFF], new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true)),
    ];

    /// <summary>What is wrong with a name, or null.</summary>
    public static string? Problem(string name) => Names.Contains(name)
        ? null
        : $"must be one of {string.Join(", ", Names)}{NearestName.Hint(name, Names)}";

    /// <summary>The encoding of a file that begins so, and how many bytes its byte order mark has.</summary>
    /// <param name="start">The first bytes of the file.</param>
    /// <param name="declared">What somebody said it is; null: the mark decides, else UTF-8.</param>
    /// <exception cref="ImportFileException">The mark says otherwise than what was declared.</exception>
    public static (Encoding Encoding, int Mark) Of(ReadOnlySpan<byte> start, string? declared)
    {
        foreach (var (name, mark, encoding) in Marked)
        {
            if (start.StartsWith(mark))
            {
                return declared is null || declared == name
                    ? (encoding, mark.Length)
                    : throw new ImportFileException($"the file begins with the byte order mark of {name}, but {declared} is declared: leave the encoding out");
            }
        }

        return (ByName(declared ?? Default), 0);
    }

    private static Encoding ByName(string name) =>
        Marked.FirstOrDefault(known => known.Name == name).Encoding
        ?? CodePagesEncodingProvider.Instance.GetEncoding(name)
        ?? Encoding.GetEncoding(name);
}
