using Reminders.Web.Desk.Cases;

namespace Reminders.Web.Desk.Access;

/// <summary>Tells the next page what was done. The cookie holds a code of ours, so nobody can put words into it.</summary>
internal static class Flash
{
    public const string Unchanged = "unchanged";
    public const string TaskDone = "task";
    public const string PaymentAssigned = "payment-assigned";
    public const string PaymentSetAside = "payment-set-aside";
    public const string PaymentChanged = "payment-changed";
    public const string PaymentTakenBack = "payment-taken-back";
    public const string PaymentNotAssigned = "payment-not-assigned";
    public const string AccountForgotten = "account-forgotten";
    public const string TaskGone = "task-gone";

    private const string Cookie = "reminders-flash";

    public static void Leave(HttpContext http, string code) => http.Response.Cookies.Append(Cookie, code, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Strict,
        Secure = http.Request.IsHttps,
        MaxAge = TimeSpan.FromMinutes(5),
    });

    public static string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { } code)
        {
            return null;
        }

        http.Response.Cookies.Delete(Cookie);
        return code switch
        {
            Unchanged => "Nothing changed: it was so already.",
            TaskDone => "The task is completed.",
            PaymentAssigned => "The payment is assigned.",
            PaymentSetAside => "The payment is set aside: nobody's reminders wait for it.",
            PaymentChanged => "Nothing was done: the payment or its invoices changed meanwhile.",
            PaymentTakenBack => "The payment is taken back: it waits under Unmatched payments.",
            PaymentNotAssigned => "Nothing was assigned: there is no such invoice in the payment's currency, or the amount is more than what is unmatched.",
            AccountForgotten => "The account is forgotten.",
            TaskGone => "Somebody else completed this task already.",
            _ => CaseActionCatalogue.Find(code)?.Done,
        };
    }
}
