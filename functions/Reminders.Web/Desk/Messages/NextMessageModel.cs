using Reminders.Application.Contacts;

namespace Reminders.Web.Desk.Messages;

/// <summary>What the page of a message that was not sent yet shows.</summary>
public sealed record NextMessageModel(string InvoiceId, PreviewResult.Shown Preview);
