using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;

namespace Reminders.Functions.Tests.Http;

/// <summary>What the Functions host says about itself.</summary>
internal sealed class HostEnvironment : IWebHostEnvironment
{
    public string WebRootPath { get; set; } = "";

    public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();

    public string ApplicationName { get; set; } = "Reminders.Functions";

    public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

    public string ContentRootPath { get; set; } = "";

    public string EnvironmentName { get; set; } = "Production";
}
