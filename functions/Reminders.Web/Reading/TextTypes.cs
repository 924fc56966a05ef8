using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reminders.Web.Reading;

/// <summary>Ids, names and texts, each bounded. What is wrong is said without repeating the text: it may name a person.</summary>
internal static partial class TextTypes
{
    /// <summary>An invoice's or a customer's id. It becomes part of an address, where "." and ".." mean something else.</summary>
    public static FieldType<string> Id { get; } = Pattern(IdPattern(), "must be 1 to 40 letters, digits, dots, underscores or hyphens");

    /// <summary>An id given by somebody else: a payment's, a credit note's.</summary>
    public static FieldType<string> ForeignId { get; } = Pattern(ForeignIdPattern(), "must be 1 to 100 printable ASCII characters without '/'");

    /// <summary>A reversal's id; shorter, because it is kept together with the payment's in one key.</summary>
    public static FieldType<string> ReversalId { get; } = Pattern(ReversalIdPattern(), "must be 1 to 40 printable ASCII characters without '/'");

    public static FieldType<string> Region { get; } = Pattern(
        RegionPattern(), "must be an ISO 3166-2 code without the country: 1 to 3 capital letters or digits");

    public static FieldType<string> Name { get; } = Line(200);

    public static FieldType<string> Number { get; } = Line(100);

    /// <summary>As long as a line of an address may be, on envelopes and in payment codes.</summary>
    public static FieldType<string> Street { get; } = Line(70);

    public static FieldType<string> Postcode { get; } = Line(16);

    public static FieldType<string> City { get; } = Line(35);

    public static FieldType<string> Reference { get; } = Line(140);

    /// <summary>Free text of several lines.</summary>
    public static FieldType<string> Note { get; } = Lines(2000);

    /// <summary>A bank account as banks write it.</summary>
    public static FieldType<string> Account { get; } = Line(64);

    /// <summary>What a payer wrote for the payee. No bank takes more.</summary>
    public static FieldType<string> Remittance { get; } = Lines(1000);

    public static FieldType<string> Link { get; } = Of(
        () => new JsonObject { ["type"] = "string", ["format"] = "uri", ["maxLength"] = 2000 },
        text => text.Length > 2000 ? "is longer than 2000 characters"
            : !text.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter))
                && Uri.TryCreate(text, UriKind.Absolute, out var link)
                && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp)
                && link.Host.Length > 0 ? null
            : "must be a web address that starts with http:// or https://");

    /// <summary>One line of text that is not blank.</summary>
    public static FieldType<string> Line(int max) => Of(
        () => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = max },
        text => text.Length > max ? $"is longer than {max} characters"
            : string.IsNullOrWhiteSpace(text) ? "must not be blank; leave it out instead"
            : text.Any(char.IsControl) ? "must be one line without control characters"
            : null);

    private static FieldType<string> Lines(int max) => Of(
        () => new JsonObject { ["type"] = "string", ["maxLength"] = max },
        text => text.Length > max ? $"is longer than {max} characters"
            : text.Any(IsStray) ? "holds control characters"
            : null);

    public static FieldType<string> Pattern(Regex pattern, string problem) => Of(
        () => new JsonObject { ["type"] = "string", ["pattern"] = pattern.ToString() },
        text => pattern.IsMatch(text) ? null : problem);

    /// <summary>A text that is taken as it is once nothing is wrong with it.</summary>
    public static FieldType<string> Of(Func<JsonObject> schema, Func<string, string?> problem)
    {
        return FieldType.Text<string>(schema, Read);

        string? Read(string text, out string result)
        {
            result = text;
            return problem(text);
        }
    }

    /// <summary>Control characters, except those that lay out a text.</summary>
    public static bool IsStray(char letter) => char.IsControl(letter) && letter is not ('\r' or '\n' or '\t');

    [GeneratedRegex(@"^(?!\.\.?$)[A-Za-z0-9._-]{1,40}$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"^(?!\.\.?$)[!-.0-~](?:[ -.0-~]{0,98}[!-.0-~])?$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex ForeignIdPattern();

    [GeneratedRegex(@"^(?!\.\.?$)[!-.0-~](?:[ -.0-~]{0,38}[!-.0-~])?$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex ReversalIdPattern();

    [GeneratedRegex(@"^[A-Z0-9]{1,3}$(?!\n)", RegexOptions.None, 1000)]
    private static partial Regex RegionPattern();
}
