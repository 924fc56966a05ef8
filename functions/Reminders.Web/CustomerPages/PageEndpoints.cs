using Microsoft.AspNetCore.WebUtilities;
using Reminders.Application.Cases;
using Reminders.Application.CustomerPages;
using Reminders.Application.Streams;
using Reminders.Web.Desk.Access;

namespace Reminders.Web.CustomerPages;

/// <summary>Shows the page and takes what is posted on it.</summary>
internal static class PageEndpoints
{
    public const string DoneField = "done";

    private const int MaxFields = 20;
    private const int MaxValue = 20_000;

    /// <summary>Changes nothing: mail programs and scanners open links before people do.</summary>
    public static async Task<IResult> Show(HttpContext http, string token, PageBook pages, IIdSource ids) =>
        await pages.Find(PageToken.Of(token), http.RequestAborted) is { } page
            ? PageResult.Of(new PageModel(page, ids.New()) { Done = http.Request.Query[DoneField].ToString() }, StatusCodes.Status200OK)
            : PageResult.Gone(http);

    public static async Task<IResult> Answer(HttpContext http, string token, PageBook pages, PageAnswers answers, IIdSource ids)
    {
        if (await pages.Find(PageToken.Of(token), http.RequestAborted) is not { } page)
        {
            return PageResult.Gone(http);
        }

        var words = PageWords.Of(page.Locale);
        if (ComesFromElsewhere(http.Request, page))
        {
            return PageResult.Notice(words, all => all.Unreadable, StatusCodes.Status403Forbidden);
        }

        if (await Fields(http) is not { } fields)
        {
            return PageResult.Notice(words, all => all.Unreadable, StatusCodes.Status415UnsupportedMediaType);
        }

        var form = new PageForm(fields, page, words);
        if (!form.IsOurs)
        {
            return PageResult.Notice(words, all => all.Unreadable, StatusCodes.Status400BadRequest);
        }

        if (form.Unwanted is { } channel)
        {
            await answers.OptOut(page, channel, form.Sent, http.RequestAborted);
            return SeeOther.To($"?{DoneField}={PageForm.OptOut}");
        }

        if (form.Invoice is not { } invoice || form.Action is not { } action)
        {
            return PageResult.Notice(words, all => all.Unreadable, StatusCodes.Status400BadRequest);
        }

        if (form.Read() is not { } command)
        {
            return Again(page, null, StatusCodes.Status422UnprocessableEntity);
        }

        return await answers.Take(invoice, action, command, form.Note, form.Sent, http.RequestAborted) switch
        {
            Answer<CaseFile>.Done or Answer<CaseFile>.Unchanged => SeeOther.To($"?{DoneField}={form.ActionName}"),
            Answer<CaseFile>.Invalid => Again(page, words.CheckAgain, StatusCodes.Status422UnprocessableEntity),
            _ => Again(await pages.Find(PageToken.Of(token), http.RequestAborted) ?? page, words.NotNow, StatusCodes.Status409Conflict),
        };

        IResult Again(CustomerPage shown, string? problem, int status) => PageResult.Of(new PageModel(shown, ids.New()) { Failed = form.Failed(problem) }, status);
    }

    // The address alone lets anybody in, so a foreign page would have to know it; and yet, browsers tell. With the page's referrer
    // policy they send "null" as origin, which says nothing.
    private static bool ComesFromElsewhere(HttpRequest request, CustomerPage page)
    {
        if (request.Headers["Sec-Fetch-Site"] is [{ } site])
        {
            return site is not ("same-origin" or "none");
        }

        return request.Headers.Origin is [{ } origin] && origin != "null" && origin != page.Creditor.PublicUrl?.GetLeftPart(UriPartial.Authority);
    }

    private static async Task<IFormCollection?> Fields(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        try
        {
            var reader = new FormPipeReader(http.Request.BodyReader) { ValueCountLimit = MaxFields, ValueLengthLimit = MaxValue };
            return new FormCollection(await reader.ReadFormAsync(http.RequestAborted));
        }
        catch (InvalidDataException tooMuch)
        {
            throw new BadHttpRequestException("the form is too large", StatusCodes.Status413PayloadTooLarge, tooMuch);
        }
    }
}
