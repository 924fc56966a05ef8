using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Reminders.Application.Cases;

namespace Reminders.Web.Problems;

/// <summary>
/// What went wrong, by RFC 9457. Never holds what somebody sent in a field: that may be personal.
/// </summary>
internal sealed record Problem(int Status, string Detail)
{
    [JsonPropertyOrder(-2)]
    public string Type => "about:blank";

    [JsonPropertyOrder(-1)]
    public string Title => Status == StatusCodes.Status422UnprocessableEntity
        ? "Unprocessable Content"
        : ReasonPhrases.GetReasonPhrase(Status);

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<FieldError>? Errors { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TraceId { get; init; }

    public static Problem Invalid(ImmutableArray<FieldError> errors) => new(
        StatusCodes.Status422UnprocessableEntity,
        errors is [var only] ? $"{Where(only)}{only.Detail}" : $"{errors.Length} things are wrong; see errors")
    {
        Errors = errors,
    };

    public static Problem Invalid(string pointer, string detail) => Invalid([new FieldError(pointer, detail)]);

    public static Problem Malformed(string detail) =>
        new(StatusCodes.Status400BadRequest, detail) { Errors = [new FieldError("", detail)] };

    public static Problem NotFound(string detail) => new(StatusCodes.Status404NotFound, detail);

    public static Problem Conflict(string detail) => new(StatusCodes.Status409Conflict, detail);

    private static string Where(FieldError error) => error.Pointer.Length == 0 ? "" : $"{error.Pointer}: ";
}
