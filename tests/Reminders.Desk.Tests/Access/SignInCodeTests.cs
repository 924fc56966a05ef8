using System.Net;
using Reminders.Application.Access;
using Reminders.Desk.Tests.Hosting;
using Reminders.Web.Desk.Access;

namespace Reminders.Desk.Tests.Access;

/// <summary>A code that opens the desk once.</summary>
public sealed class SignInCodeTests : IAsyncLifetime
{
    private static readonly TimeSpan TenMinutes = TimeSpan.FromMinutes(10);

    private DeskHost _desk = null!;

    public async Task InitializeAsync() => _desk = await DeskHost.Start();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public async Task Code_OpensTheDeskOnceWithItsKeysRights()
    {
        var code = _desk.Codes.Issue("key-otto", TenMinutes);
        using var first = _desk.Somebody();
        using var second = _desk.Somebody();

        Assert.Equal(HttpStatusCode.SeeOther, (await first.SignIn($" {code.ToLowerInvariant()} ")).Status);
        var again = await second.SignIn(code);

        Assert.Contains("Otto", (await first.Open("/")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, again.Status);
    }

    [Fact]
    public async Task WrongCode_SaysTheSameAsAWrongKey()
    {
        var code = _desk.Codes.Issue("key-otto", TenMinutes);
        using var person = _desk.Somebody();

        var wrongCode = await person.SignIn((code[0] == 'A' ? "B" : "A") + code[1..]);
        var wrongKey = await person.SignIn("rk_no_key");

        Assert.Equal((HttpStatusCode.Unauthorized, wrongKey.Words), (wrongCode.Status, wrongCode.Words));
    }

    [Fact]
    public async Task GuessedCodes_AreSlowedDownLikeKeys()
    {
        var code = _desk.Codes.Issue("key-otto", TenMinutes);
        using var person = _desk.Somebody();
        for (var i = 0; i < 10; i++)
        {
            await person.SignIn($"AAAA-BBBB-CC{i:D2}");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await person.SignIn(code)).Status);
    }

    [Fact]
    public async Task KeyGone_ItsCodeOpensNothing()
    {
        var code = _desk.Codes.Issue("key-otto", TenMinutes);
        _desk.Keys.Remove(DeskHost.OperatorKey);
        using var person = _desk.Somebody();

        Assert.Equal(HttpStatusCode.Unauthorized, (await person.SignIn(code)).Status);
    }

    [Fact]
    public async Task BillingKeysCode_OpensNoDesk()
    {
        _desk.Keys.Add(DeskHost.OperatorKey, "Otto", Role.Billing);
        using var person = _desk.Somebody();

        Assert.Equal(HttpStatusCode.Forbidden, (await person.SignIn(_desk.Codes.Issue("key-otto", TenMinutes))).Status);
    }

    [Fact]
    public void Code_EndsWithItsTime()
    {
        var time = new MovedTime();
        var codes = new SignInCodes(time);
        var (early, late) = (codes.Issue("k", TenMinutes), codes.Issue("k", TenMinutes));

        time.Now += TenMinutes - TimeSpan.FromSeconds(1);
        Assert.Equal("k", codes.Take(early));
        time.Now += TimeSpan.FromSeconds(1);
        Assert.Null(codes.Take(late));
    }

    private sealed class MovedTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
