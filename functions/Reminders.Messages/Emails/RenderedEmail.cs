namespace Reminders.Messages;

/// <summary>An e-mail's words: the same message as plain text and as HTML.</summary>
public sealed record RenderedEmail(string Subject, string Text, string Html)
{
    /// <summary>What the HTML shows by <c>cid:</c>.</summary>
    public IReadOnlyList<InlineImage> Images { get; init; } = [];

    /// <summary>The HTML with its images inside, to be shown where there is no e-mail around it.</summary>
    public string HtmlAlone => Images.Aggregate(
        Html, (html, image) => html.Replace($"cid:{image.ContentId}", $"data:{image.MediaType};base64,{Convert.ToBase64String(image.Content)}", StringComparison.Ordinal));
}

/// <summary>An image that travels inside an e-mail.</summary>
/// <param name="ContentId">What the HTML calls it: an address without angle brackets.</param>
public sealed record InlineImage(string ContentId, string FileName, string MediaType, byte[] Content);
