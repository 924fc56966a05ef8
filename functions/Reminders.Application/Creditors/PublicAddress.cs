namespace Reminders.Application.Creditors;

/// <summary>The address under which customers reach this service, as hosts read it from their settings.</summary>
public static class PublicAddress
{
    private const int MaxLength = 100;

    /// <summary>Null for none. <paramref name="wrong"/> makes the host's exception from what is wrong with it.</summary>
    public static Uri? Read(string? setting, Func<string, Exception> wrong) => setting is not { Length: > 0 } ? null
        : setting.Length <= MaxLength
            && Uri.TryCreate(setting, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
            && url is { Query: "", Fragment: "", UserInfo: "" } ? url
        : throw wrong($"must be an address with https and at most {MaxLength} characters, such as https://pay.example.com");
}
