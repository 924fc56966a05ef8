using System.Net;
using Reminders.Web.Tests.Host;

namespace Reminders.Web.Tests.BankFiles;

/// <summary>Bank files over HTTP: invoices paid once, whatever is sent again; returns reopen; what is missing is said.</summary>
public sealed class BankFileTests : ApiTest
{
    [Fact]
    public async Task Statement_PaysTheInvoice_AndAgainItIsADuplicate()
    {
        await Register(Given.Invoice("RE-2026-1001"));
        var file = Camt.Statement(Camt.Entry("119.00", "B1", Camt.Transaction("RE-2026-1001")) + Camt.Entry("7.00", "B2", Camt.Transaction("Gruss")) + Camt.Entry("50.00", "B3", Camt.Transaction("Miete"), "DBIT") + Camt.Entry("119.00", "B4", Camt.Transaction("x"), status: "PDNG"));

        var first = await Send(file);
        var again = await Send(file);

        Assert.Equal("paid", (await Api.Get("/api/invoices/RE-2026-1001"))["status"]);
        Assert.Equal("4 entries 2 payments 0 duplicates 0 reversals 2 ignored 1 unmatched", Counts(first));
        Assert.Equal("4 entries 0 payments 2 duplicates 0 reversals 2 ignored 0 unmatched", Counts(again));
        Assert.Equal(Camt.Account, first.Json["statements"]![0]!["account"]!.GetValue<string>());
        Assert.Equal("bank", Assert.Single((await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray())!["source"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task NotificationAndStatement_CountOnce_InEitherOrder(bool statementFirst)
    {
        await Register(Given.Invoice("RE-2026-1001"));
        var notification = Camt.Notification(Camt.Entry("119.00", "B1", Camt.Transaction("RE-2026-1001")));
        var statement = Camt.Statement(Camt.Entry("119.00", "B1", Camt.Transaction("RE-2026-1001")));

        await Send(statementFirst ? statement : notification);
        var second = await Send(statementFirst ? notification : statement);

        Assert.Equal("1 entries 0 payments 1 duplicates 0 reversals 0 ignored 0 unmatched", Counts(second));
        var payments = (await Api.Get("/api/invoices/RE-2026-1001/timeline")).Json["items"]!.AsArray().Count(item => item!["type"]!.GetValue<string>() == "paymentReceived");
        Assert.Equal(1, payments);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SumInTheStatement_PartsInTheNotification_CountOnce_InEitherOrder(bool sumFirst)
    {
        await Register(Given.Invoice("RE-2026-1001"));
        await Register(Given.Invoice("RE-2026-9876", "c-2"));
        var parts = Camt.Notification(Camt.Entry("238.00", "B1", Camt.Transaction("RE-2026-1001", amount: "119.00") + Camt.Transaction("RE-2026-9876", amount: "119.00")));
        var sum = Camt.Statement(Camt.Entry("238.00", "B1", "<Btch><NbOfTxs>2</NbOfTxs></Btch>"));

        await Send(sumFirst ? sum : parts);
        await Send(sumFirst ? parts : sum);
        await Send(sum);

        Assert.Equal("paid", (await Api.Get("/api/invoices/RE-2026-1001"))["status"]);
        Assert.Equal("paid", (await Api.Get("/api/invoices/RE-2026-9876"))["status"]);
        Assert.Empty((await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task BatchWhosePartsDoNotAddUp_StaysOneLine()
    {
        var batch = Camt.Statement(Camt.Entry("238.00", "B1", Camt.Transaction("one", amount: "119.00") + Camt.Transaction("two", amount: "100.00")));

        Assert.Equal("1 entries 1 payments 0 duplicates 0 reversals 0 ignored 1 unmatched", Counts(await Send(batch)));
        Assert.Equal("238.00", Assert.Single((await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray())!["amount"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("<RvslInd>true</RvslInd>", "")]
    [InlineData("", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>")]
    public async Task Return_ReopensTheInvoice_Once(string entry, string transaction)
    {
        await Register(Given.Invoice("RE-2026-1001"));
        await Send(Camt.Statement(Camt.Entry("119.00", "B1", Camt.Transaction("RE-2026-1001", "E2E-77"))));
        var back = Camt.Statement(Camt.Entry("119.00", "B2", Camt.Transaction("Rueckgabe", "E2E-77", more: transaction), "DBIT", more: entry), number: 2, opening: "1119.00", closing: "1000.00", day: "2026-12-02");

        var first = await Send(back);
        var again = await Send(back);

        Assert.Equal("1 entries 0 payments 0 duplicates 1 reversals 0 ignored 0 unmatched", Counts(first));
        Assert.Equal("1 entries 0 payments 1 duplicates 0 reversals 0 ignored 0 unmatched", Counts(again));
        Assert.Equal("119.00", (await Api.Get("/api/invoices/RE-2026-1001"))["outstanding"]);
    }

    [Fact]
    public async Task ReturnBeforeItsPayment_TakesItBackAllTheSame()
    {
        await Register(Given.Invoice("RE-2026-1001"));
        var back = Camt.Entry("119.00", "B2", Camt.Transaction("Rueckgabe", "E2E-77", more: "<RtrInf/>"), "DBIT");

        var waiting = await Send(Camt.Notification(back));
        Assert.Equal("returned -119.00", Unmatched(await Api.Get("/api/unmatched-payments")));
        await Send(Camt.Statement(Camt.Entry("119.00", "B1", Camt.Transaction("RE-2026-1001", "E2E-77")) + back));

        Assert.Equal("1 entries 0 payments 0 duplicates 0 reversals 0 ignored 1 unmatched", Counts(waiting));
        Assert.Equal("119.00", (await Api.Get("/api/invoices/RE-2026-1001"))["outstanding"]);
        Assert.Equal("", Unmatched(await Api.Get("/api/unmatched-payments")));
    }

    [Fact]
    public async Task ReturnThatFitsTwoPayments_WaitsForAPerson_WhoSetsItAside()
    {
        await Send(Camt.Statement(
            Camt.Entry("119.00", "B1", Camt.Transaction("one", "SAME")) + Camt.Entry("119.00", "B2", Camt.Transaction("two", "SAME")) + Camt.Entry("119.00", "B3", Camt.Transaction("back", "SAME", more: "<RtrInf/>"), "DBIT")));

        var items = (await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray();
        var id = items.Single(item => item!["status"]!.GetValue<string>() == "returned")!["paymentId"]!.GetValue<string>();
        var aside = await Api.Post($"/api/unmatched-payments/{id}/set-aside", """{ "reason": "dealt with" }""");

        Assert.Equal((HttpStatusCode.Accepted, "setAside"), (aside.Status, aside["status"]));
        Assert.Equal(3, items.Count);
        Assert.Equal(2, (await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray().Count);
    }

    [Fact]
    public async Task MissingStatement_IsSaid_OnTheFeedToo_UntilItComes()
    {
        Host.Creditors.Feeds = ["bank"];
        await Send(Camt.Statement("", 5, "1000.00", "1000.00", "2026-12-01"));
        var after = await Send(Camt.Statement("", 7, "1119.00", "1200.00", "2026-12-03"));

        var feed = (await Api.Get("/api/feeds")).Json["items"]![0]!;
        Assert.Equal((6, 6), (after.Json["statements"]![0]!["gap"]!["from"]!.GetValue<int>(), after.Json["statements"]![0]!["gap"]!["to"]!.GetValue<int>()));
        Assert.False(feed["stale"]!.GetValue<bool>());
        Assert.Equal($"{Camt.Account} 2026-12-01 2026-12-03", $"{feed["missingStatements"]![0]!["account"]} {feed["missingStatements"]![0]!["after"]} {feed["missingStatements"]![0]!["before"]}");

        await Send(Camt.Statement("", 6, "1000.00", "1119.00", "2026-12-02"));
        Assert.Empty((await Api.Get("/api/feeds")).Json["items"]![0]!["missingStatements"]!.AsArray());
    }

    [Fact]
    public async Task StatementOfAnotherAccount_IsRefused_WhereTheCreditorSaysWhichAreTheirs()
    {
        Host.Creditors.Iban = "DE89 3704 0044 0532 0130 00";
        var other = await Send(Camt.Statement(Camt.Entry("1.00", "B1", Camt.Transaction("x")), account: "DE02120300000000202051"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Contains("of another account", other["detail"], StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Send(Camt.Statement(""))).Status);

        Host.Creditors.BankAccounts = ["DE02120300000000202051"];
        Assert.Equal(HttpStatusCode.OK, (await Send(Camt.Statement("", account: "DE02120300000000202051"))).Status);
    }

    // Each has an entry before what is wrong that would have paid the invoice.
    public static TheoryData<string, string> BadFiles
    {
        get
        {
            var good = Camt.Entry("119.00", "B1", Camt.Transaction("RE-2026-1001"));
            var file = Camt.Statement(good + Camt.Entry("5.00", "B2", Camt.Transaction("x")));
            return new()
            {
                { file[..^30], "line " },
                { file.Replace("UTF-8", "klingon", StringComparison.Ordinal), "line 1, column" },
                { file.Replace("camt.053", "pain.001", StringComparison.Ordinal), "line 1, /Document" },
                { Camt.Statement(good + Camt.Entry("5.00", "B2", "").Replace("2026-12-01", "2026-02-30", StringComparison.Ordinal)), "/Stmt[1]/Ntry[2]/BookgDt" },
                { Camt.Statement(good + Camt.Entry("-5.00", "B2", "")), "/Stmt[1]/Ntry[2]/Amt" },
                { Camt.Statement(good + Camt.Entry("5000000000000.00", "B2", "")), "/Stmt[1]/Ntry[2]/Amt" },
                { Camt.Statement(good + Camt.Entry("5.00", "B2", "").Replace("EUR", "USD", StringComparison.Ordinal)), "/Stmt[1]/Ntry[2]" },
                { file.Replace("</BkToCstmrStmt>", file[file.IndexOf("<Stmt>", StringComparison.Ordinal)..file.IndexOf("</BkToCstmrStmt>", StringComparison.Ordinal)] + "</BkToCstmrStmt>", StringComparison.Ordinal), "line " },
                { file + file, "line " },
            };
        }
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task BadFile_IsRefusedWithThePlace_AndNothingOfItIsPosted(string file, string place)
    {
        await Register(Given.Invoice("RE-2026-1001"));

        var reply = await Send(file);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (reply.Status, reply.Type));
        Assert.Contains(place, reply.Json["errors"]![0]!["pointer"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("119.00", (await Api.Get("/api/invoices/RE-2026-1001"))["outstanding"]);
        Assert.Empty((await Api.Get("/api/unmatched-payments")).Json["items"]!.AsArray());
    }

    [Fact]
    public async Task FileOfMoreThan100Megabytes_IsTooLarge()
    {
        using var content = new StreamContent(new Blanks(101L * 1024 * 1024));
        using var answer = await Api.Http.PostAsync("/api/bank-statements", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private Task<Reply> Send(string file) => Api.Send(HttpMethod.Post, "/api/bank-statements", file, "application/xml");

    private static string Unmatched(Reply reply) =>
        string.Join(", ", reply.Json["items"]!.AsArray().Select(item => $"{item!["status"]} {item["amount"]}"));

    private static string Counts(Reply reply)
    {
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Text);
        var one = Assert.Single(reply.Json["statements"]!.AsArray())!;
        return string.Join(' ', new[] { "entries", "payments", "duplicates", "reversals", "ignored", "unmatched" }.Select(name => $"{one[name]} {name}"));
    }

    private sealed class Blanks(long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, _left);
            buffer.AsSpan(offset, given).Fill((byte)' ');
            _left -= given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
