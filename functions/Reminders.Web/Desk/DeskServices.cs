using Microsoft.Extensions.DependencyInjection.Extensions;
using Reminders.Web.Desk.Access;
using Reminders.Web.Desk.Cases;

namespace Reminders.Web.Desk;

/// <summary>What the desk needs beside the use cases, the stores, the keys, the creditors and the clock.</summary>
public static class DeskServices
{
    /// <summary>
    /// Adds the desk: its pages, its sessions, its forms. The host says where the keys that protect sessions are kept
    /// (<c>AddDataProtection().PersistKeysTo...</c>); otherwise everybody signs in again after a restart.
    /// </summary>
    public static IServiceCollection AddRemindersDesk(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddAuthentication().AddCookie(DeskSession.Scheme, DeskSession.Configure);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "reminders-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.FormFieldName = OwnForms.TokenField;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton<SignInLimit>()
            .AddSingleton<SignInCodes>()
            .AddSingleton<CaseLooks>()
            .AddSingleton<CaseMoney>()
            .AddSingleton<Timelines>();
    }
}
