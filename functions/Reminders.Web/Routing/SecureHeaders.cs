namespace Reminders.Web.Routing;

/// <summary>Answers hold a company's receivables: nobody on the way keeps them, and no browser takes them for a page.</summary>
internal static class SecureHeaders
{
    public static void Add(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
