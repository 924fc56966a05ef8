using Microsoft.AspNetCore.Http.HttpResults;

namespace Reminders.Web.CustomerPages;

/// <summary>Renders pages on the server.</summary>
internal static class PageResult
{
    public static IResult Of(PageModel model, int status) =>
        new RazorComponentResult<InvoicesPage>(new Dictionary<string, object?> { ["Model"] = model }) { StatusCode = status };

    public static IResult Notice(PageWords words, Func<PageWords, Notice> notice, int status) => new RazorComponentResult<NoticePage>(
        new Dictionary<string, object?> { ["Words"] = words, ["Notice"] = notice(words) }) { StatusCode = status };

    /// <summary>There is no such page, whatever the reason: always the same answer.</summary>
    public static IResult Gone(HttpContext http) => Notice(PageWords.Asked(http), words => words.Gone, StatusCodes.Status404NotFound);
}
