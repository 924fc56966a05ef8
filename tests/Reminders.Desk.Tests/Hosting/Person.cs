using System.Net;
using System.Text.RegularExpressions;

namespace Reminders.Desk.Tests.Hosting;

/// <summary>Somebody who opens pages and fills in their forms as a browser without JavaScript does. Follows no redirect by itself.</summary>
public sealed partial class Person : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Person(Uri address)
    {
        var handler = new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = address };
    }

    public IEnumerable<Cookie> Cookies => _cookies.GetAllCookies();

    public async Task<Answered> Open(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await Send(request, headers);
    }

    /// <summary>Opens a page, fills in one of its forms and sends it.</summary>
    public async Task<Answered> Submit(string page, string action, params (string Name, string Value)[] fields) =>
        await Send(action, HiddenFields((await Open(page)).Text, action), fields);

    /// <summary>Sends a form that somebody made up, with headers that a browser would add.</summary>
    public async Task<Answered> Send(
        string action, IEnumerable<(string Name, string Value)> hidden, (string Name, string Value)[] fields, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action)
        {
            Content = new FormUrlEncodedContent(hidden.Concat(fields).Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        return await Send(request, headers);
    }

    public Task<Answered> SignIn(string key) => Submit("/sign-in", "/sign-in", ("key", key));

    public static IReadOnlyList<(string Name, string Value)> HiddenFields(string html, string action)
    {
        var form = Forms().Matches(html).FirstOrDefault(candidate => candidate.Groups["action"].Value == action)
            ?? throw new InvalidOperationException($"the page has no form for {action}");
        return [.. Hidden().Matches(form.Value).Select(input => (input.Groups["name"].Value, WebUtility.HtmlDecode(input.Groups["value"].Value)))];
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answered> Send(HttpRequestMessage request, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return new Answered(
            response.StatusCode,
            response.Headers.Location?.ToString(),
            await response.Content.ReadAsStringAsync(),
            response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase));
    }

    [GeneratedRegex("""<form[^>]*method="post"[^>]*action="(?<action>[^"]*)".*?</form>""", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Forms();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)""", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Hidden();
}

/// <summary>A response: the page as sent, and its words without the tags.</summary>
public sealed partial record Answered(HttpStatusCode Status, string? Location, string Text, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>What a person reads.</summary>
    public string Words => Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(Text, " ")), " ");

    /// <summary>What a person reads between two headings, to tell one card from another.</summary>
    public string Card(string id)
    {
        var start = Text.IndexOf($"aria-labelledby=\"{id}\"", StringComparison.Ordinal);
        Assert.True(start >= 0, $"there is no card '{id}'");
        var end = Text.IndexOf("</section>", start, StringComparison.Ordinal);
        return (this with { Text = Text[(Text.IndexOf('>', start) + 1)..end] }).Words.Trim();
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\s\u00a0]+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Blanks();
}
