using Reminders.Local.Commands;

return await CommandLine.Run(args);
