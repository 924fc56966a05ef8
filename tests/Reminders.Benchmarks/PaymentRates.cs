using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reminders.Application.Access;
using Reminders.Local;

namespace Reminders.Benchmarks;

/// <summary>Payments a second that are acknowledged, each for an invoice of its own that it settles.</summary>
internal static class PaymentRates
{
    private const int Connections = 64;
    private const string SecretName = "REMINDERS_BENCHMARK_SECRET";

    public static Task<double> Plain(int count) => Measure(count, (number, request) =>
    {
        request.RequestUri = new Uri("/api/payments", UriKind.Relative);
        request.Content = Json($$"""{"paymentId":"p{{number}}","source":"shop","invoiceId":"i{{number}}","amount":"119.00","currency":"EUR","bookedOn":"2026-11-20"}""");
    });

    public static Task<double> Signed(int count)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        Environment.SetEnvironmentVariable(SecretName, "whsec_" + Convert.ToBase64String(key));
        return Measure(count, (number, request) =>
        {
            var body = $$"""{"type":"payment.paid","data":{"paymentId":"p{{number}}","amount":"119.00","currency":"EUR","invoiceId":"i{{number}}"} }""";
            var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
            var signature = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"msg_{number}.{timestamp}.{body}"));
            request.RequestUri = new Uri("/api/webhooks/shop", UriKind.Relative);
            request.Content = Json(body);
            request.Headers.Add("webhook-id", $"msg_{number}");
            request.Headers.Add("webhook-timestamp", timestamp);
            request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(signature)}");
        });
    }

    private static async Task<double> Measure(int count, Action<int, HttpRequestMessage> pay)
    {
        var folder = Directory.CreateTempSubdirectory("reminders-benchmark-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "settings.json"), $$"""
            { "creditors": [ { "gateways": [ { "name": "shop", "scheme": "standard", "secretsEnv": ["{{SecretName}}"] } ] } ] }
            """);
        try
        {
            await using var host = await LocalHost.Start(new HostOptions(folder.FullName, "http://127.0.0.1:0"));
            using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Connections }) { BaseAddress = host.Address };
            http.DefaultRequestHeaders.Add("X-Api-Key", host.AddKey("benchmark", Role.Admin));
            await Register(http, count);
            await Pay(http, 0, count / 10, pay);
            var watch = Stopwatch.StartNew();
            await Pay(http, count / 10, count, pay);
            return (count - (count / 10)) / watch.Elapsed.TotalSeconds;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Register(HttpClient http, int count)
    {
        var lines = string.Join('\n', Enumerable.Range(0, count).Select(number => $$"""
            {"invoiceId":"i{{number}}","amount":"119.00","currency":"EUR","issueDate":"2026-11-01","dueDate":"2026-12-30","customer":{"customerId":"c{{number}}","name":"Ada Example","email":"ada@example.com"} }
            """));
        using var content = new StringContent(lines, Encoding.UTF8, "application/x-ndjson");
        using var response = await http.PostAsync("/api/invoices", content);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }

    private static Task Pay(HttpClient http, int from, int to, Action<int, HttpRequestMessage> pay) => Parallel.ForAsync(
        from,
        to,
        new ParallelOptions { MaxDegreeOfParallelism = Connections },
        async (number, cancellation) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, (Uri?)null);
            pay(number, request);
            using var response = await http.SendAsync(request, cancellation);
            response.EnsureSuccessStatusCode();
        });

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}
