return await Reminders.Benchmarks.BenchmarkCommands.Create().Parse(args).InvokeAsync();
