namespace Reminders.Messages;

/// <summary>The parts of a short message that can be left out or shortened for it to fit.</summary>
internal sealed record SmsParts(string Sender, string? Link, string? Iban, string? Reference, bool Courtesy, string? Contact)
{
    /// <summary>The customer's own page, in place of every other way to pay: they all stand there.</summary>
    public string? Page { get; init; }

    private const int ShortSender = 16;

    /// <summary>
    /// From the fullest to the barest. A way to pay outlives courtesies and the full length of a company's name; a link is
    /// never cut, since half a link leads nowhere.
    /// </summary>
    public static IEnumerable<SmsParts> Variants(MessageView view) =>
        from pay in WaysToPay(view.Pay, view.Page)
        from rest in new (string Name, bool Courtesy, string? Contact)[]
        {
            (view.Sender.Name, true, view.Sender.Phone),
            (view.Sender.Name, false, view.Sender.Phone),
            (view.Sender.Name, true, null),
            (view.Sender.Name, false, null),
            (Shorten(view.Sender.Name), false, null),
        }.Distinct()
        select pay with { Sender = rest.Name, Courtesy = rest.Courtesy, Contact = rest.Contact };

    private static IEnumerable<SmsParts> WaysToPay(PaymentView pay, string? page)
    {
        var none = new SmsParts("", null, null, null, false, null);
        if (page is not null)
        {
            yield return none with { Page = page };
        }

        if (pay.Link is not null)
        {
            yield return none with { Link = pay.Link };
        }

        if (pay.Iban is not null)
        {
            yield return none with { Iban = pay.Iban.Replace(" ", "", StringComparison.Ordinal), Reference = pay.Reference };
        }

        if (pay.Reference is not null)
        {
            yield return none with { Reference = pay.Reference };
        }

        yield return none;
    }

    private static string Shorten(string name)
    {
        if (name.Length <= ShortSender)
        {
            return name;
        }

        var space = name.LastIndexOf(' ', ShortSender);
        return space > 0 ? name[..space] : name[..(char.IsHighSurrogate(name[ShortSender - 1]) ? ShortSender - 1 : ShortSender)];
    }
}
