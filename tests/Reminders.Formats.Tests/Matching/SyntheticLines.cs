using System.Globalization;
using Reminders.Formats.Matching;

namespace Reminders.Formats.Tests.Matching;

/// <summary>A bank line, the invoices it was really meant for (none for money that is for none of them), and how it came about.</summary>
internal sealed record LabelledLine(PaymentLine Line, IReadOnlyCollection<string> Pays, string Kind);

/// <summary>Bank lines as people and banks write them: well, sloppily, cut, split, summed up, for others, and not for us at all.</summary>
internal sealed class SyntheticLines(SyntheticBooks books, Random random)
{
    private static readonly string[] Before = ["Rechnung ", "RE ", "Rg.Nr. ", "Invoice no ", "", "Rechnungsnr.", "Zahlung Re-Nr:", "Faktura ", "Ihre Rechnung vom 03.02.2026 Nr. "];
    private static readonly string[] After = ["", " vielen Dank", " Danke!", " / KdNr 4711", " SVWZ+", " vom 01.03.2026", " EREF NOTPROVIDED"];

    private static readonly string[] Middle = ["Luise", "Ottilie", "Theodor", "B."];

    public LabelledLine Next()
    {
        var invoice = SyntheticBooks.Pick(random, books.Invoices);
        return random.Next(100) switch
        {
            < 22 => Referenced(invoice),
            < 27 => WrongReference(invoice),
            < 48 => Line(invoice, invoice.Outstanding.Minor, Spaced(invoice.Number), "number in text"),
            < 54 => Line(invoice, invoice.Outstanding.Minor, Slip(invoice.Number, random.Next(1, 3)), "number with slips"),
            < 60 => Line(invoice, invoice.Outstanding.Minor, $"{Spaced(invoice.Number)} {Distraction(invoice)}", "number among others"),
            < 66 => Several(invoice, wrong: false),
            < 68 => Several(invoice, wrong: true),
            < 73 => Line(invoice, random.NextInt64(1, invoice.Outstanding.Minor), Spaced(invoice.Number), "part of one"),
            < 75 => Line(invoice, random.NextInt64(1, invoice.Outstanding.Minor), Slip(invoice.Number, 1), "part of one, with a slip"),
            < 78 => Line(invoice, invoice.Outstanding.Minor, Spaced(invoice.Number), "for somebody else") with { Line = ForOther(invoice) },
            < 79 => FromAccountOf(SyntheticBooks.Pick(random, books.Invoices), invoice),
            < 82 => Line(invoice, invoice.Outstanding.Minor, Everyday(invoice), "date, postcode or amount"),
            < 85 => Line(invoice, invoice.Outstanding.Minor, "", "no reference"),
            < 88 => Line(invoice, invoice.Outstanding.Minor * 98 / 100, Spaced(invoice.Number), "cash discount"),
            < 90 => Line(invoice, Math.Max(1, invoice.Outstanding.Minor - random.Next(1, 600)), Spaced(invoice.Number), "bank charges"),
            < 92 => Line(invoice, invoice.Outstanding.Minor + random.Next(1, 5000), Spaced(invoice.Number), "too much"),
            < 94 => Namesake(invoice),
            _ => Foreign(invoice),
        };
    }

    private LabelledLine Line(OpenInvoice invoice, long minor, string text, string kind) => new(
        new PaymentLine(Given.Euro(minor), Given.Today)
        {
            PayerName = Written(invoice.CustomerName),
            PayerAccount = random.Next(4) > 0 ? books.Accounts[invoice.InvoiceId] : null,
            Text = Cut($"{SyntheticBooks.Pick(random, Before)}{text}{SyntheticBooks.Pick(random, After)}"),
            References = random.Next(2) == 0 ? ["NOTPROVIDED"] : [],
        },
        [invoice.InvoiceId],
        kind);

    private LabelledLine Referenced(OpenInvoice invoice)
    {
        var minor = random.Next(5) == 0 ? random.NextInt64(1, invoice.Outstanding.Minor * 2) : invoice.Outstanding.Minor;
        var reference = invoice.PaymentReference ?? invoice.Number;
        var line = Line(invoice, minor, "", "reference");
        return line with { Line = random.Next(3) == 0 ? line.Line with { Text = reference } : line.Line with { References = [reference], Text = null } };
    }

    private LabelledLine WrongReference(OpenInvoice invoice)
    {
        var line = Line(invoice, invoice.Outstanding.Minor, "", "reference with slips");
        return line with { Line = line.Line with { References = [Slip(invoice.PaymentReference ?? invoice.Number, random.Next(1, 3))] } };
    }

    private LabelledLine Several(OpenInvoice invoice, bool wrong)
    {
        var all = books.ByCustomer[invoice.CustomerId].Take(random.Next(2, 5)).ToList();
        var numbers = all.Select((each, i) => wrong && i == 0 ? Slip(each.Number, 1) : random.Next(3) == 0 ? each.PaymentReference ?? each.Number : each.Number);
        return Line(all[0], all.Sum(each => each.Outstanding.Minor), string.Join(random.Next(2) == 0 ? ", " : " ", numbers), wrong ? "several, one with a slip" : "several")
            with { Pays = [.. all.Select(each => each.InvoiceId)] };
    }

    private PaymentLine ForOther(OpenInvoice invoice) =>
        Line(invoice, invoice.Outstanding.Minor, Spaced(invoice.Number), "").Line with { PayerName = SyntheticBooks.Pick(random, books.Names), PayerAccount = null };

    // Families and services pay for others from an account that is known for one.
    private LabelledLine FromAccountOf(OpenInvoice other, OpenInvoice invoice)
    {
        var line = Line(invoice, invoice.Outstanding.Minor, "", "from another's account");
        var payer = random.Next(2) == 0 ? other.CustomerName : "PayService Europe";
        return line with
        {
            Line = line.Line with
            {
                PayerName = payer, PayerAccount = books.Accounts[other.InvoiceId], Text = $"fuer {invoice.CustomerName}",
            },
        };
    }

    // What is no number, and is one now and then.
    private string Everyday(OpenInvoice invoice)
    {
        var day = Given.Today.PlusDays(random.Next(-400, 400));
        return random.Next(8) switch
        {
            0 => string.Create(CultureInfo.InvariantCulture, $"Beitrag bis {day.Day:D2}.{day.Month:D2}."),
            1 => string.Create(CultureInfo.InvariantCulture, $"vom {day.Year}-{day.Month:D2}-{day.Day:D2}"),
            2 => string.Create(CultureInfo.InvariantCulture, $"am {day.Year}{day.Month:D2}{day.Day:D2}"),
            3 => string.Create(CultureInfo.InvariantCulture, $"Hauptstr. 1, {random.Next(10_000, 99_999)} Berlin"),
            4 => $"Betrag {invoice.Outstanding.ToDecimalString().Replace('.', ',')} EUR",
            5 => string.Create(CultureInfo.InvariantCulture, $"Tel 0{random.Next(70, 80)}-{random.Next(10_000, 99_999)}"),
            6 => string.Create(CultureInfo.InvariantCulture, $"Tel {random.Next(10_000_000, 99_999_999)}"),
            _ => $"Betrag {invoice.Outstanding.ToDecimalString()}",
        };
    }

    // A namesake pays his own invoice at somebody else's, who has the same amount open or not.
    private LabelledLine Namesake(OpenInvoice invoice) =>
        new(Line(invoice, invoice.Outstanding.Minor, Distraction(invoice), "").Line with { PayerAccount = null }, [], "namesake");

    private LabelledLine Foreign(OpenInvoice invoice)
    {
        var payer = invoice with { CustomerName = SyntheticBooks.Pick(random, books.Names) };
        return new(
            new PaymentLine(Given.Euro(invoice.Outstanding.Minor), Given.Today)
            {
                PayerName = payer.CustomerName,
                Text = random.Next(2) == 0 ? OtherNumber(payer) : Distraction(payer),
            },
            [],
            "not for us");
    }

    // What else has digits: customer numbers, dates, orders, telephones. Sometimes it looks like the number of another open invoice.
    private string Distraction(OpenInvoice invoice) => random.Next(6) switch
    {
        0 => $"KdNr {random.Next(10_000, 99_999)}",
        1 => "vom 2026-03-10",
        2 => $"Bestellung {random.NextInt64(1_000_000, 99_999_999)}",
        3 => $"Tel 0170 {random.Next(1_000_000, 9_999_999)}",
        4 => $"Auftrag {OtherNumber(invoice)}",
        _ => "Spende",
    };

    // The number of an open invoice that is not meant. With the same amount, from a payer of its name, it could not be told from one that is.
    private string OtherNumber(OpenInvoice invoice)
    {
        while (true)
        {
            if (SyntheticBooks.Pick(random, books.Invoices) is var other && (other.Outstanding != invoice.Outstanding || !other.CustomerName.Split(' ').Intersect(invoice.CustomerName.Split(' ')).Any()))
            {
                return other.Number;
            }
        }
    }

    private string Spaced(string number) => random.Next(5) switch
    {
        0 => number.Replace("-", " ", StringComparison.Ordinal),
        1 => number.Replace("-", "", StringComparison.Ordinal),
        2 => number.ToLowerInvariant(),
        3 => number.Length > 6 ? number.Insert(random.Next(3, number.Length - 1), " ") : number,
        _ => number,
    };

    private string Slip(string number, int times)
    {
        for (var i = 0; i < times; i++)
        {
            var at = random.Next(number.Length - 1);
            number = random.Next(4) switch
            {
                0 => number.Remove(at, 1),
                1 => number.Insert(at, Digit()),
                2 => $"{number[..at]}{number[at + 1]}{number[at]}{number[(at + 2)..]}",
                _ => $"{number[..at]}{Digit()}{number[(at + 1)..]}",
            };
        }

        return number;
    }

    private string Digit() => random.Next(10).ToString(CultureInfo.InvariantCulture);

    private string Written(string name)
    {
        var words = name.Split(' ');
        return random.Next(9) switch
        {
            6 => $"{words[0]} {SyntheticBooks.Pick(random, Middle)} {string.Join(' ', words[1..])}",
            7 => $"{words[0]} und {SyntheticBooks.Pick(random, Middle)} {string.Join(' ', words[1..])}",
            8 when words[^1].Length > 4 => $"{name[..^1]}x",
            0 => name.ToUpperInvariant(),
            1 => $"{words[^1]}, {string.Join(' ', words[..^1])}",
            2 => name.Replace("ü", "ue", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal),
            3 when words.Length == 2 => $"{words[0][0]}. {words[1]}",
            4 => $"Herr {name}",
            _ => name,
        };
    }

    // Banks cut text into lines of 27 and join them with or without a blank.
    private string Cut(string text) => random.Next(8) == 0 && text.Length > 27 ? text.Insert(27, " ") : text;
}
