using Microsoft.Extensions.Configuration;
using Reminders.Mover.Commands;

return await CommandLine.Run(args, new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Error);
