using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Reminders.Application.Access;
using Reminders.Application.Ledger;
using Reminders.Functions.Settings;

namespace Reminders.Functions.Access;

/// <summary>
/// Entra ID access tokens. The app roles of the registration carry the names of our roles; a token without one opens nothing.
/// </summary>
public sealed class EntraTokens(EntraSettings settings, IConfigurationManager<OpenIdConnectConfiguration> metadata) : ITokenCheck
{
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public async Task<KeyOwner?> OwnerOf(string token)
    {
        var result = await Validate(token);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys. The metadata limits how often it lets itself be asked anew.
            metadata.RequestRefresh();
            result = await Validate(token);
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken valid } ? OwnerOf(valid) : null;
    }

    private async Task<TokenValidationResult> Validate(string token) => await Handler.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuers = [$"https://login.microsoftonline.com/{settings.TenantId}/v2.0", $"https://sts.windows.net/{settings.TenantId}/"],
        ValidAudiences = [settings.Audience, $"api://{settings.Audience}"],
        IssuerSigningKeys = (await Provider()).SigningKeys,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        RequireExpirationTime = true,
        RequireSignedTokens = true,
    });

    private async Task<OpenIdConnectConfiguration> Provider()
    {
        try
        {
            return await metadata.GetConfigurationAsync(CancellationToken.None);
        }
        catch (Exception trouble) when (trouble is InvalidOperationException or IOException or HttpRequestException)
        {
            throw new LedgerUnavailableException("The keys of the identity provider cannot be read now.", trouble);
        }
    }

    private KeyOwner? OwnerOf(JsonWebToken token)
    {
        var roles = token.Claims
            .Where(claim => claim.Type == "roles")
            .Select(claim => Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role => role.ToString()!.Equals(claim.Value, StringComparison.OrdinalIgnoreCase)))
            .OfType<Role>()
            .ToList();

        // The object id, not a name or an address: it goes into timelines and logs.
        return roles.Count > 0 && token.TryGetPayloadValue("oid", out string caller)
            ? new KeyOwner($"entra:{caller}", $"entra:{caller}", roles.Max(), settings.Creditor)
            : null;
    }
}
