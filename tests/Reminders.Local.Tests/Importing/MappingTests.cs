using Reminders.Local.Importing.Mappings;
using Reminders.Web.Importing;

namespace Reminders.Local.Tests.Importing;

public sealed class MappingTests : IDisposable
{
    private const string Fields = "fields: { paymentId: Id, amount: Betrag, currency: { value: EUR }, bookedOn: Tag }\n";

    private readonly ImportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1.234", null, null)]
    [InlineData("-1,234", null, null)]
    [InlineData("12,34", null, null)]
    [InlineData("1,234.56", null, null)]
    [InlineData("1'234.56", null, null)]
    [InlineData("1 234", null, null)]
    [InlineData("1.23", ',', '.')]
    [InlineData("12.34,56", ',', '.')]
    [InlineData("1.234,5,6", ',', '.')]
    [InlineData("1.234", ',', null)]
    [InlineData("1,234", '.', null)]
    [InlineData(",50", ',', null)]
    [InlineData("12 EUR", ',', null)]
    public void AmountThatIsNotWrittenAsDeclared_IsRefusedAndNeverGuessed(string amount, char? point, char? group) =>
        Assert.Matches("declare|written with", NumberFormat.Read(amount, Format(point, group), out _));

    [Theory]
    [InlineData("1234.50", null, null, "1234.50")]
    [InlineData("0.5", null, null, "0.5")]
    [InlineData("1234", null, null, "1234")]
    [InlineData("1.234", ',', '.', "1234")]
    [InlineData("-1.234.567,8", ',', '.', "-1234567.8")]
    [InlineData("1234567,8", ',', '.', "1234567.8")]
    [InlineData("12,34", ',', null, "12.34")]
    [InlineData("1.234", '.', null, "1.234")]
    [InlineData("1'234.50", '.', '\'', "1234.50")]
    [InlineData("1’234.50", '.', '\'', "1234.50")]
    [InlineData("1\u202F234,50", ',', ' ', "1234.50")]
    public void AmountWrittenAsDeclared_IsRead(string amount, char? point, char? group, string plain)
    {
        Assert.Null(NumberFormat.Read(amount, Format(point, group), out var read));
        Assert.Equal(plain, read);
    }

    [Fact]
    public async Task AmbiguousAmount_IsItsRowsProblem() => Assert.Equal(
        "Betrag: can be read in two ways: declare 'decimal:' (and 'thousands:') in a mapping file",
        (await _folder.Import(RecordKind.Payments, "Id;Betrag;Tag\np;1.234;2026-11-30\n", Fields)).Problem);

    [Theory]
    [InlineData("fields: { ammount: Betrag }", "/import.yaml:1:11: error: there is no field 'ammount' of payments; did you mean 'amount'?")]
    [InlineData("seperator: ','\n" + Fields, "/import.yaml:1:1: error: there is no 'seperator' here; did you mean 'separator'?")]
    [InlineData("separator: ':'\n" + Fields, "separator: ':' must be one of")]
    [InlineData("encoding: utf8\n" + Fields, "encoding: 'utf8' must be one of utf-8, utf-16")]
    [InlineData("dates: tt.mm.jjjj\n" + Fields, "/import.yaml:1:8: error: 'tt.mm.jjjj' is no form of a date")]
    [InlineData("thousands: '.'\n" + Fields, "'thousands' needs 'decimal' beside it")]
    [InlineData("decimal: ','\nthousands: ','\n" + Fields, "'thousands' and 'decimal' must differ")]
    [InlineData("fields: { amount: { value: '1', column: Betrag } }", "'amount' needs either 'column:' or, for a constant, 'value:'")]
    [InlineData("fields: { amount: { column: Betrag, format: dd.MM.yyyy } }", "'format' is for dates; 'amount' is none")]
    [InlineData("fields: { payer: { column: Betrag, map: [a] } }", "'map' must name words and what they mean")]
    [InlineData("fields: { amount: Betrag, currency: { value: EUR }, bookedOn: Tga }", "/import.yaml:1:53: error: the file has no column 'Tga'; did you mean 'Tag'?")]
    [InlineData("fields: { amount: Betrag, bookedOn: Tag }", "nothing gives 'currency'")]
    [InlineData("", "the file is empty; it needs at least 'fields:'")]
    [InlineData("fields: *all", "aliases (*all) are not read")]
    public async Task MappingThatCannotBeUsed_IsRefusedBeforeTheFirstRow(string mapping, string told)
    {
        var outcome = await _folder.Import(RecordKind.Payments, "Id,Betrag,Tag\np,1.00,2026-11-30\n", mapping);

        Assert.Equal((2, ""), (outcome.Code, outcome.Output));
        Assert.Contains(told, outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutMapping_ColumnsAreFieldsAndMisspeltOnesAreHinted()
    {
        var outcome = await _folder.Import(RecordKind.Invoices, "invoiceId,amout,customer.emial,,cashDiscounts\n1,2,3,4,5\n");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("column 2: there is no field 'amout' of invoices; did you mean 'amount'?", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("column 3: there is no field 'customer.emial' of invoices; did you mean 'customer.email'?", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("column 4 has no name", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("column 5: there is no field 'cashDiscounts' of invoices", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingColumn_IsNamedBeforeTheFirstRow()
    {
        var outcome = await _folder.Import(RecordKind.Invoices, "invoiceId,amount,issueDate\n1,2,3\n");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("nothing gives 'currency', 'dueDate', 'customer.customerId'", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DateInAnotherForm_IsRefusedWithTheDeclaredOne() => Assert.Equal(
        "Tag: must be a date written as dd.MM.yyyy",
        (await _folder.Import(RecordKind.Payments, "Id,Betrag,Tag\np,1.00,2026-11-30\n", "dates: dd.MM.yyyy\n" + Fields)).Problem);

    [Fact]
    public async Task WordThatIsNotMapped_IsJudgedAsItStands() => Assert.Equal(
        "Art: must be one of consumer, business, public; did you mean 'public'?",
        (await _folder.Import(
            RecordKind.Customers, "Nr;Art\n1;publik\n", "fields: { customerId: Nr, type: { column: Art, map: { Firma: business }, default: consumer } }")).Problem);

    private static NumberFormat? Format(char? point, char? group) => point is { } given ? new NumberFormat(given, group) : null;
}
