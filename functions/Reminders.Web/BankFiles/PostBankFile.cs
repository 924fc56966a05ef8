using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.Features;
using Reminders.Application.Cases;
using Reminders.Formats.BankFiles;
using Reminders.Web.Problems;
using Reminders.Web.Routing;

namespace Reminders.Web.BankFiles;

/// <summary>A bank's file over HTTP: kept on disk while it is worked on, looked through, then taken in.</summary>
internal static class PostBankFile
{
    public const int MaxBytes = 100 * 1024 * 1024;
    private const int MaxShown = 1000;

    private static readonly Problem TooLarge = new(
        StatusCodes.Status413PayloadTooLarge, "The file is larger than 100 MB. Send it in parts; the command 'import bank' takes files of any size.");

    public static async Task<IResult> Handle(ApiCall call)
    {
        await using var file = BankFileSpool.Open();
        if (!await Receive(call, file))
        {
            return TooLarge.Result();
        }

        var intake = call.Service<BankFileIntake>();
        try
        {
            intake.Check(file, call.Creditor, call.Cancellation);
        }
        catch (BankFileException wrong)
        {
            return Problem.Invalid([new FieldError(wrong.Place, wrong.Detail)]).Result();
        }

        var view = await Take(call, intake, file);
        return view.Failed == 0 ? Answers.Json(view) : NotAll(view.Failed).Result();
    }

    private static async Task<BankFileView> Take(ApiCall call, BankFileIntake intake, Stream file)
    {
        var shown = ImmutableArray.CreateBuilder<BankStatementView>();
        var sum = new BankFileView([], 0, 0, 0, 0, 0, 0, 0, 0);
        await foreach (var result in intake.Take(file, call.Creditor, call.Actor, call.Cancellation))
        {
            if (result is not BankFileResult.OfStatement(var one))
            {
                continue;
            }

            sum = sum with
            {
                Entries = sum.Entries + one.Entries,
                Payments = sum.Payments + one.Payments,
                Duplicates = sum.Duplicates + one.Duplicates,
                Reversals = sum.Reversals + one.Reversals,
                Ignored = sum.Ignored + one.Ignored,
                Unmatched = sum.Unmatched + one.Unmatched,
                Failed = sum.Failed + one.Failed,
                MoreStatements = sum.MoreStatements + (shown.Count < MaxShown ? 0 : 1),
            };
            if (shown.Count < MaxShown)
            {
                shown.Add(one);
            }
        }

        return sum with { Statements = shown.ToImmutable() };
    }

    private static Problem NotAll(long failed) => new(
        StatusCodes.Status500InternalServerError, $"{failed} {(failed == 1 ? "line" : "lines")} could not be stored; the others are. The log tells more. Send the file again: what is in counts once.");

    private static async Task<bool> Receive(ApiCall call, Stream file)
    {
        if (call.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes + 1;
        }

        var chunk = new byte[64 * 1024];
        int read;
        while ((read = await call.Http.Request.Body.ReadAsync(chunk, call.Cancellation)) > 0)
        {
            if (file.Length + read > MaxBytes)
            {
                return false;
            }

            await file.WriteAsync(chunk.AsMemory(0, read), call.Cancellation);
        }

        return true;
    }
}
