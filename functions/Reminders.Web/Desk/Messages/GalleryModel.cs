using System.Collections.Immutable;
using Reminders.Messages;

namespace Reminders.Web.Desk.Messages;

/// <summary>What the gallery shows, and what else it could.</summary>
public sealed record GalleryModel(
    ImmutableArray<GallerySample> Shown,
    ImmutableArray<string> Languages,
    string Language,
    ImmutableArray<string> Situations,
    string Situation,
    bool IsDark);

/// <summary>A made-up message of one step in one language. Rendered when it is shown.</summary>
/// <param name="Channels">The channels on which the policy sends the step.</param>
public sealed record GallerySample(
    string Step, string Language, string Situation, Lazy<RenderedEmail> Email, Lazy<RenderedSms> Sms, Lazy<RenderedLetter> Letter, ImmutableArray<string> Channels);
