using Reminders.Application.Cases;

namespace Reminders.Web.Desk.Words;

internal static class ActorWords
{
    public static string Of(string actor) => actor switch
    {
        Actors.System => "Reminders",
        Actors.Customer => "the customer",
        _ => actor,
    };
}
