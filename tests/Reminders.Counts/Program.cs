using Reminders.Functions.Tests.Counts;

await CountTable.Print(Console.Out);
