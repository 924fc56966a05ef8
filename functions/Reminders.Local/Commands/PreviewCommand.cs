using System.CommandLine;
using Reminders.Application.Cases;
using Reminders.Application.Creditors;
using Reminders.Application.Policies;
using Reminders.Domain.Contacts;
using Reminders.Domain.Names;
using Reminders.Domain.Policies;
using Reminders.Local.Previews;
using Reminders.Local.Settings;
using Reminders.Messages;
using Reminders.Policies;

namespace Reminders.Local.Commands;

/// <summary><c>preview</c>: what customers would read, as files and as one page. Sends nothing; only reads, also while the service runs.</summary>
internal static class PreviewCommand
{
    public static Command Create()
    {
        var data = SharedOptions.Data();
        var creditor = new Option<string?>("--creditor") { Description = "Whose name and words; default: the first of the settings." };
        var step = new Option<string?>("--step") { Description = "Only this step, such as friendly; default: all of the policy." };
        var language = new Option<string?>("--language") { Description = "Only this language, such as de; default: all there are words in." };
        var channel = new Option<string?>("--channel") { Description = "Only email, sms or letter." };
        channel.AcceptOnlyFromAmong([.. Channel.All]);
        var invoice = new Option<string?>("--invoice") { Description = "A real case: its next message, or that of --step." };
        var policy = new Option<string?>("--policy") { Description = "A policy file whose steps to show; default: the creditor's own policy." };
        var to = new Option<string?>("--out") { Description = "Where to write; default: the folder preview in the data folder." };
        var serve = new Option<bool>("--serve") { Description = "Show it to a browser on this machine until Ctrl+C." };
        var command = new Command("preview", "Show what customers would read.") { data, creditor, step, language, channel, invoice, policy, to, serve };
        command.SetAction((parsed, cancellation) => Run(
            new Wish(
                parsed.GetValue(data)!,
                parsed.GetValue(creditor),
                parsed.GetValue(step),
                parsed.GetValue(language),
                parsed.GetValue(channel),
                parsed.GetValue(invoice),
                parsed.GetValue(policy),
                parsed.GetValue(to),
                parsed.GetValue(serve)),
            cancellation));
        return command;
    }

    private static async Task<int> Run(Wish wish, CancellationToken cancellation)
    {
        var templates = LocalTemplates.Load(wish.Data);
        var policies = LocalPolicies.Load(wish.Data, templates);
        var settings = LocalSettings.Load(wish.Data, policies);
        var creditor = Creditor(settings, wish.Creditor);
        var messages = wish.Invoice is { } invoice
            ? [await Case(wish, settings, policies, templates, creditor, invoice, cancellation)]
            : Samples(wish, policies, templates, creditor);
        var folder = wish.Out ?? Path.Combine(wish.Data, "preview");
        var page = await PreviewFolder.Write(folder, messages, cancellation);
        Console.WriteLine($"{messages.Count} {(messages.Count == 1 ? "message" : "messages")}: {Path.GetFullPath(page)}");
        if (wish.Serve)
        {
            await PreviewServer.Run(folder, address => Console.WriteLine($"Open {address} and stop with Ctrl+C."), cancellation);
        }

        return 0;
    }

    private static Creditor Creditor(LocalSettings settings, string? id) => id is null
        ? settings.Creditors[0]
        : settings.Creditors.FirstOrDefault(creditor => creditor.Id == id)
            ?? throw new StartException($"there is no creditor '{id}'{NearestName.Hint(id, settings.Creditors.Select(creditor => creditor.Id))}");

    private static async Task<PreviewedMessage> Case(
        Wish wish, LocalSettings settings, IPolicies policies, MessageTemplates templates, Creditor creditor, string invoice, CancellationToken cancellation)
    {
        try
        {
            return await CasePreview.Of(wish.Data, settings, policies, templates, creditor, invoice, wish.Step, wish.Channel, cancellation);
        }
        catch (PolicyGoneException gone)
        {
            throw new StartException(gone.Message);
        }
    }

    private static IReadOnlyList<PreviewedMessage> Samples(Wish wish, IPolicies policies, MessageTemplates templates, Creditor creditor)
    {
        var renderer = templates.Of(creditor.Id);
        var policy = wish.Policy is { } file ? Own(file, templates) : policies.Find(creditor.DefaultPolicy)!;
        var steps = SamplePreviews.StepsOf(policy).Select(one => one.Id).ToList();
        Require(wish.Step, steps, "step");
        Require(wish.Language, [.. renderer.Wordings.Select(wording => wording.Language).Distinct()], "language");
        return [.. SamplePreviews.Of(policy, renderer, creditor, wish.Step, wish.Language, wish.Channel)];
    }

    private static Policy Own(string file, MessageTemplates templates) =>
        PolicySources.Load([PolicySources.Open(file)], new Reminders.Policies.Linting.TemplateSet(templates.Shared.Wordings)).Single();

    private static void Require(string? given, IReadOnlyList<string> known, string what)
    {
        if (given is not null && !known.Contains(given))
        {
            throw new StartException($"there is no {what} '{given}'{NearestName.Hint(given, known)}; known: {string.Join(", ", known)}");
        }
    }

    private sealed record Wish(
        string Data, string? Creditor, string? Step, string? Language, string? Channel, string? Invoice, string? Policy, string? Out, bool Serve);
}
