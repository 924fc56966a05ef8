namespace Reminders.Formats.BankFiles;

/// <summary>
/// A bank file cannot be read, or not from here on: where (a line and, in XML, the path of the element) and why. Neither holds
/// anything of the content: it may name a person.
/// </summary>
public sealed class BankFileException(string place, string detail) : Exception($"{place}: {detail}")
{
    public string Place => place;

    public string Detail => detail;
}
