using Reminders.Application.Cases;

namespace Reminders.Web.Desk.Words;

internal static class ActorWords
{
    public static string Of(string actor) => actor == Actors.System ? "Reminders" : actor;
}
