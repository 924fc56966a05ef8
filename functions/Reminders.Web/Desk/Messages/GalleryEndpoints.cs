using System.Collections.Immutable;
using Reminders.Application.Contacts;
using Reminders.Application.Creditors;
using Reminders.Application.Policies;
using Reminders.Domain.Contacts;
using Reminders.Domain.Policies;
using Reminders.Messages;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Parts;

namespace Reminders.Web.Desk.Messages;

/// <summary>Every message that customers may get: all steps of the creditor's policy, in all languages, on all channels. Samples, nobody's data.</summary>
internal static class GalleryEndpoints
{
    private const string AllLanguages = "";

    public static IResult Show(HttpContext http, MessageTemplates templates, IPolicies policies)
    {
        var visit = RequireVisit.Of(http);
        var renderer = templates.Of(visit.CreditorId);
        var samples = Samples(renderer, visit.Creditor, policies.Find(visit.Creditor.DefaultPolicy)).ToImmutableArray();
        var languages = samples.Select(sample => sample.Language).Distinct().ToImmutableArray();
        var situations = samples.Select(sample => sample.Situation).Distinct().ToImmutableArray();
        var language = Chosen(http, "language", [AllLanguages, .. languages]);
        var situation = Chosen(http, "situation", situations);
        var shown = samples.Where(sample => sample.Situation == situation && (language.Length == 0 || sample.Language == language));
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.ContentSecurityPolicyOfMessages;
        return Page.Of<GalleryPage>(
            visit, new GalleryModel([.. shown], languages, language, situations, situation, Chosen(http, "look", ["light", "dark"]) == "dark"));
    }

    private static string Chosen(HttpContext http, string name, ImmutableArray<string> possible) =>
        http.Request.Query[name].ToString() is var given && possible.Contains(given) ? given : possible.FirstOrDefault("");

    private static IEnumerable<GallerySample> Samples(MessageRenderer renderer, Creditor creditor, Policy? policy) =>
        from step in StepsOf(renderer, policy)
        from language in renderer.Wordings.Where(wording => wording.Template == step.TemplateName).Select(wording => wording.Language).Order(StringComparer.Ordinal)
        from sample in MessageSamples.Of(renderer, step.TemplateName, language, creditor)
        select new GallerySample(
            step.Id,
            language,
            sample.Name,
            new Lazy<RenderedEmail>(() => renderer.Email(sample.Content)),
            new Lazy<RenderedSms>(() => renderer.Sms(sample.Content)),
            new Lazy<RenderedLetter>(() => renderer.Letter(sample.Content)),
            step.Channels);

    // Without its policy a creditor still has its words.
    private static IEnumerable<Step> StepsOf(MessageRenderer renderer, Policy? policy) => policy is null
        ? renderer.Templates.Select(template => new Step { Id = template, At = default, Severity = Severity.Soft, Channels = [.. Channel.All] })
        : policy.Segments.SelectMany(segment => segment.Steps)
            .Where(step => step.Kind == StepKind.Message)
            .DistinctBy(step => step.Id)
            .OrderBy(step => step.Severity);
}
