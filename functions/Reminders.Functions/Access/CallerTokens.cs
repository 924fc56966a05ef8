using Microsoft.AspNetCore.Http;
using Reminders.Application.Access;
using Reminders.Application.Ledger;

namespace Reminders.Functions.Access;

/// <summary>Checks a caller's Entra ID token once, before the route table asks who it is.</summary>
public sealed class CallerTokens(ITokenCheck check)
{
    private const string Scheme = "Bearer ";

    private readonly AsyncLocal<Checked?> _current = new();

    public Task Check(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";

        // An own key never looks like a token, which has two dots.
        var holder = _current.Value = new Checked(token);
        return token.Count(letter => letter == '.') == 2 ? Check(holder) : Task.CompletedTask;
    }

    /// <exception cref="LedgerUnavailableException">Nobody can say whose it is: not unknown, but to be tried again.</exception>
    public KeyOwner? OwnerOf(string token) => _current.Value is { } current && current.Token == token ? current.Owner() : null;

    // The holder is shared with the caller, so what is found here is seen there. Trouble is told where requests are answered.
    private async Task Check(Checked holder)
    {
        try
        {
            var owner = await check.OwnerOf(holder.Token);
            holder.Owner = () => owner;
        }
        catch (LedgerUnavailableException trouble)
        {
            holder.Owner = () => throw new LedgerUnavailableException(trouble.Message, trouble);
        }
    }

    private sealed class Checked(string token)
    {
        public string Token => token;

        public Func<KeyOwner?> Owner { get; set; } = () => null;
    }
}

/// <summary>Validates tokens of an identity provider.</summary>
public interface ITokenCheck
{
    /// <summary>Whose token it is, or null if it is not valid or carries no role of ours.</summary>
    /// <exception cref="LedgerUnavailableException">The provider's keys cannot be read now.</exception>
    Task<KeyOwner?> OwnerOf(string token);
}

/// <summary>Where no identity provider is configured, only keys count.</summary>
public sealed class NoTokens : ITokenCheck
{
    public Task<KeyOwner?> OwnerOf(string token) => Task.FromResult<KeyOwner?>(null);
}
