using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Reminders.Local.Demo;
using Spectre.Console;

namespace Reminders.Local.Tests;

/// <summary>The demo from its first day to its summary, with few customers and short days.</summary>
public sealed partial class DemoTests
{
    [Fact]
    public async Task Demo_EndsWithASummaryThatAddsUpAndADeskThatOpensOnce()
    {
        var options = new DemoOptions("http://127.0.0.1:0", TimeSpan.FromMilliseconds(1)) { Customers = 24 };
        using var screen = new StringWriter(CultureInfo.InvariantCulture);
        await using var session = await DemoSession.Start(options, CancellationToken.None);

        await session.Play(Paper(screen), CancellationToken.None);

        var said = screen.ToString();
        var invoices = Days().Matches(said).Sum(day => int.Parse(day.Groups["in"].Value, CultureInfo.InvariantCulture));
        Assert.True(invoices > 24, $"only {invoices} invoices");
        Assert.Equal(invoices, Rows().Matches(said).Sum(row => int.Parse(row.Groups["count"].Value, CultureInfo.InvariantCulture)));
        Assert.Contains("What waits for a person:", said, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(session.Host.Folder.Outbox));
        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.Unauthorized], [await SignIn(session), await SignIn(session)]);
        Assert.DoesNotContain(session.SignInCode, said, StringComparison.Ordinal);
    }

    private static IAnsiConsole Paper(TextWriter to)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(to), Ansi = AnsiSupport.No, Interactive = InteractionSupport.No });
        console.Profile.Width = 200;
        return console;
    }

    private static async Task<HttpStatusCode> SignIn(DemoSession session)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = session.Host.Address };
        var page = await http.GetStringAsync("/sign-in");
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("_token", Token().Match(page).Groups["token"].Value), KeyValuePair.Create("next", "/"), KeyValuePair.Create("key", session.SignInCode)]);
        using var answer = await http.PostAsync("/sign-in", form);
        return answer.StatusCode;
    }

    [GeneratedRegex(" (?<in>[0-9]+) invoices in ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Days();

    [GeneratedRegex("│ (paid|agreed|still)[^│]*│ +(?<count>[0-9]+) │", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rows();

    [GeneratedRegex("name=\"_token\" value=\"(?<token>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
