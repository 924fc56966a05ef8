namespace Reminders.Local.Settings;

/// <summary>A mail server to send through. Its password comes from the environment, never from a file.</summary>
public sealed record SmtpSettings(string Host, int Port, bool Tls, string? User, string? Password)
{
    public const string PasswordVariable = "REMINDERS_SMTP_PASSWORD";
}

/// <summary>The mail server as written in <c>settings.json</c>.</summary>
internal sealed record SmtpSetting(string Host = "", int Port = 587, bool Tls = true, string? User = null)
{
    public SmtpSettings ToSettings(string path)
    {
        if (Host.Length == 0 || Port is < 1 or > 65535)
        {
            throw new SettingsException(path, "smtp", "needs a host and a port from 1 to 65535");
        }

        var password = Environment.GetEnvironmentVariable(SmtpSettings.PasswordVariable);
        return User is null || password is not null
            ? new SmtpSettings(Host, Port, Tls, User, password)
            : throw new SettingsException(path, "smtp.user", $"needs the password in the environment variable {SmtpSettings.PasswordVariable}");
    }
}
