using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Reminders.Application.Access;
using Reminders.Functions.Access;
using Reminders.Functions.Settings;
using Reminders.Functions.Tests.Hosting;
using Reminders.Stores.Tests.Contract;

namespace Reminders.Functions.Tests.Access;

/// <summary>Only a token that the tenant signed for this app, now, with one of our roles, opens anything.</summary>
public sealed class EntraTokenTests : IDisposable
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Audience = "reminders-app";

    private readonly RSA _tenants = RSA.Create(2048);
    private readonly RSA _anothers = RSA.Create(2048);

    [Theory]
    [InlineData("viewer", Role.Viewer)]
    [InlineData("Operator", Role.Operator)]
    [InlineData("LEAD", Role.Lead)]
    [InlineData("admin", Role.Admin)]
    [InlineData("billing", Role.Billing)]
    public async Task Role_IsMapped_AndTheCallerIsAnObjectId(string claimed, Role role)
    {
        var owner = await Check(Token(roles: [claimed]));

        Assert.Equal((role, "entra:caller-1", "main"), (owner?.Role, owner?.KeyId, owner?.Creditor));
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0", "reminders-app")]
    [InlineData("https://sts.windows.net/11111111-2222-3333-4444-555555555555/", "api://reminders-app")]
    public async Task BothVersionsOfTokens_Count(string issuer, string audience) =>
        Assert.NotNull(await Check(Token(issuer: issuer, audience: audience)));

    [Fact]
    public async Task WrongAudience_IsRefused() => Assert.Null(await Check(Token(audience: "another-app")));

    [Theory]
    [InlineData("https://login.microsoftonline.com/99999999-2222-3333-4444-555555555555/v2.0")]
    [InlineData("https://login.microsoftonline.com/common/v2.0")]
    public async Task WrongIssuer_IsRefused(string issuer) => Assert.Null(await Check(Token(issuer: issuer)));

    [Fact]
    public async Task Expired_IsRefused() => Assert.Null(await Check(Token(expires: DateTime.UtcNow.AddHours(-1))));

    [Fact]
    public async Task NotYetValid_IsRefused() => Assert.Null(await Check(Token(notBefore: DateTime.UtcNow.AddHours(1), expires: DateTime.UtcNow.AddHours(2))));

    [Fact]
    public async Task WithoutExpiry_IsRefused() => Assert.Null(await Check(Token(hasExpiry: false)));

    [Fact]
    public async Task NoRoleOfOurs_IsRefused()
    {
        Assert.Null(await Check(Token(roles: [])));
        Assert.Null(await Check(Token(roles: ["owner", "3"])));
    }

    [Fact]
    public async Task SignedByAnother_IsRefused() => Assert.Null(await Check(Token(key: _anothers)));

    [Fact]
    public async Task Unsigned_IsRefused()
    {
        var parts = Token().Split('.');
        var header = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""");

        Assert.Null(await Check($"{header}.{parts[1]}."));
    }

    [Fact]
    public async Task SignedWithThePublicKeyAsASecret_IsRefused()
    {
        var secret = new SymmetricSecurityKey(_tenants.ExportSubjectPublicKeyInfo());

        Assert.Null(await Check(Token(credentials: new SigningCredentials(secret, SecurityAlgorithms.HmacSha256))));
    }

    [Theory]
    [InlineData("a.b.c")]
    [InlineData("..")]
    public async Task Nonsense_IsRefused(string token) => Assert.Null(await Check(token));

    [Fact]
    public async Task KeysChanged_TheyAreReadAnew()
    {
        var provider = new Provider(Keys(_tenants, "old"), Keys(_anothers, "new"));
        var token = Token(credentials: new SigningCredentials(new RsaSecurityKey(_anothers) { KeyId = "new" }, SecurityAlgorithms.RsaSha256));

        Assert.NotNull(await new EntraTokens(Settings, provider).OwnerOf(token));
    }

    [StoreFact]
    public async Task KeysCannotBeRead_CallersWithATokenAreToldToComeBack_OthersAreServed()
    {
        await using var app = await CloudApp.Open("2026-05-15 12:00", new CloudOptions
        {
            Change = services => services.AddSingleton<ITokenCheck>(new EntraTokens(Settings, new Provider())),
        });

        Assert.Equal(503, (await app.Send("GET", "/api/invoices", with: http =>
        {
            http.Request.Headers.Remove("X-Api-Key");
            http.Request.Headers.Authorization = $"Bearer {Token()}";
        })).Status);
        Assert.Equal(200, (await app.Send("GET", "/api/invoices")).Status);
    }

    public void Dispose()
    {
        _tenants.Dispose();
        _anothers.Dispose();
    }

    private Task<KeyOwner?> Check(string token) =>
        new EntraTokens(Settings, new StaticConfigurationManager<OpenIdConnectConfiguration>(Keys(_tenants))).OwnerOf(token);

    private static EntraSettings Settings => new(Tenant, Audience, "main");

    private static OpenIdConnectConfiguration Keys(RSA key, string? id = null)
    {
        var metadata = new OpenIdConnectConfiguration();
        metadata.SigningKeys.Add(new RsaSecurityKey(key) { KeyId = id });
        return metadata;
    }

    /// <summary>An identity provider that says one thing after the other, or nothing.</summary>
    private sealed class Provider(params OpenIdConnectConfiguration[] says) : IConfigurationManager<OpenIdConnectConfiguration>
    {
        private int _said;

        public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) => says.Length > 0
            ? Task.FromResult(says[_said])
            : Task.FromException<OpenIdConnectConfiguration>(new InvalidOperationException("IDX20803: Unable to obtain configuration"));

        public void RequestRefresh() => _said = says.Length - 1;
    }

    private string Token(
        string issuer = $"https://login.microsoftonline.com/{Tenant}/v2.0",
        string audience = Audience,
        string[]? roles = null,
        DateTime? notBefore = null,
        DateTime? expires = null,
        bool hasExpiry = true,
        RSA? key = null,
        SigningCredentials? credentials = null)
    {
        var handler = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false };
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer,
            Audience = audience,
            NotBefore = notBefore,
            Expires = hasExpiry ? expires ?? DateTime.UtcNow.AddHours(1) : null,
            Claims = new Dictionary<string, object> { ["oid"] = "caller-1", ["roles"] = roles ?? ["operator"] },
            SigningCredentials = credentials ?? new SigningCredentials(new RsaSecurityKey(key ?? _tenants), SecurityAlgorithms.RsaSha256),
        });
    }
}
