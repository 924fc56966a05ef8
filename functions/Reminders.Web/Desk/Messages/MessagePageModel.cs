using Reminders.Application.Contacts;

namespace Reminders.Web.Desk.Messages;

/// <summary>What the page of a message shows.</summary>
public sealed record MessagePageModel(string InvoiceId, SentMessage Message);
