using System.Net;
using Reminders.Application.Access;
using Reminders.Desk.Tests.Hosting;

namespace Reminders.Desk.Tests.Access;

public sealed class SigningInTests : IAsyncLifetime
{
    private DeskHost _desk = null!;
    private Person _person = null!;

    public async Task InitializeAsync()
    {
        _desk = await DeskHost.Start();
        _person = _desk.Somebody();
    }

    public async Task DisposeAsync()
    {
        _person.Dispose();
        await _desk.DisposeAsync();
    }

    [Theory]
    [InlineData("/", "/sign-in")]
    [InlineData("/tasks", "/sign-in?next=%2Ftasks")]
    [InlineData("/cases/2026-1001?x=1", "/sign-in?next=%2Fcases%2F2026-1001%3Fx%3D1")]
    public async Task SignedOut_EveryPageAsksToSignIn(string path, string signIn)
    {
        var answer = await _person.Open(path);

        Assert.Equal((HttpStatusCode.Redirect, signIn), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task RightKey_OpensTheDesk()
    {
        var answer = await _person.SignIn(DeskHost.OperatorKey);

        Assert.Equal((HttpStatusCode.SeeOther, "/"), (answer.Status, answer.Location));
        Assert.Contains("Otto operator", (await _person.Open("/")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignedIn_CookieIsStrictAndHoldsNoKey()
    {
        var answer = await _person.SignIn(DeskHost.OperatorKey);

        var cookie = answer.Headers["Set-Cookie"];
        Assert.Contains("reminders-desk=", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(DeskHost.OperatorKey, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_PostsTheKeyAndPutsItInNoUrl()
    {
        var page = await _person.Open("/sign-in");
        var answer = await _person.SignIn(DeskHost.OperatorKey);

        Assert.Contains("""<form method="post" action="/sign-in">""", page.Text, StringComparison.Ordinal);
        Assert.Contains("""type="password" autocomplete="current-password" """, page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(DeskHost.OperatorKey, answer.Location, StringComparison.Ordinal);
        Assert.DoesNotContain(DeskHost.OperatorKey, (await _person.Open("/")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such-key")]
    [InlineData("")]
    public async Task WrongKey_SaysSoAndNothingElse(string key)
    {
        var answer = await _person.SignIn(key);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Contains("This key does not open the desk.", answer.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await _person.Open("/")).Status);
    }

    [Fact]
    public async Task BillingKey_IsToldWhatItIsFor()
    {
        var answer = await _person.SignIn(DeskHost.BillingKey);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("This key is for billing systems", answer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(_person.Cookies, cookie => cookie.Name == "reminders-desk");
    }

    [Fact]
    public async Task ManyWrongKeys_EvenTheRightOneWaits()
    {
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await _person.SignIn($"guess-{i}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await _person.SignIn(DeskHost.OperatorKey)).Status);
    }

    [Fact]
    public async Task KeyRemoved_SignsOutAtOnce()
    {
        await _person.SignIn(DeskHost.OperatorKey);
        Assert.Equal(HttpStatusCode.OK, (await _person.Open("/")).Status);

        _desk.Keys.Remove(DeskHost.OperatorKey);

        Assert.Equal("/sign-in", (await _person.Open("/")).Location);
    }

    [Fact]
    public async Task KeyMadeABillingKey_SignsOutAtOnce()
    {
        await _person.SignIn(DeskHost.OperatorKey);

        _desk.Keys.Add(DeskHost.OperatorKey, "Otto", Role.Billing);

        Assert.Equal("/sign-in", (await _person.Open("/")).Location);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        await _person.SignIn(DeskHost.OperatorKey);

        var answer = await _person.Submit("/", "/sign-out");

        Assert.Equal((HttpStatusCode.SeeOther, "/sign-in"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.Redirect, (await _person.Open("/")).Status);
    }

    [Theory]
    [InlineData("/cases/2026-1001", "/cases/2026-1001")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task SignedIn_GoesOnOnlyToAPageOfThisHost(string next, string there)
    {
        var answer = await _person.Submit($"/sign-in?next={Uri.EscapeDataString(next)}", "/sign-in", ("key", DeskHost.OperatorKey));

        Assert.Equal(there, answer.Location);
    }

    [Fact]
    public async Task LinkFromAnotherSite_ComesInByAPageOfOurOwn()
    {
        var answer = await _person.Open("/cases/2026-1001", ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("""content="0;url=/cases/2026-1001" """.TrimEnd(), answer.Text, StringComparison.Ordinal);
    }
}
