using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Reminders.Local.Previews;

/// <summary>Shows a folder to browsers on this machine alone, until it is stopped.</summary>
internal static class PreviewServer
{
    // Without its charset a browser would guess how a text is written.
    private static readonly FileExtensionContentTypeProvider Kinds = new(new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
        [".eml"] = "message/rfc822",
    });

    public static async Task Run(string folder, Action<Uri> started, CancellationToken cancellation)
    {
        // The builder takes a relative path from where the program lies, not from where it was called.
        var path = Path.GetFullPath(folder);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = path });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        using var files = new PhysicalFileProvider(path);
        app.UseFileServer(new FileServerOptions { FileProvider = files, StaticFileOptions = { ContentTypeProvider = Kinds } });
        await app.StartAsync(cancellation);
        started(new Uri(app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()));
        await app.WaitForShutdownAsync(cancellation);
    }
}
