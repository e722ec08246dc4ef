using System.Text;
using KeyAccount.Tck;
using KeyAccount.Tck.Reports;
using KeyAccount.Tck.Running;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
if (Options.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(Options.Usage);
    return 2;
}

var folders = options.Levels.SelectMany(level => TestFolder.Of(options.Kit, level)).Where(folder => options.Folder is null || folder.Name.Contains(options.Folder, StringComparison.Ordinal)).ToList();
if (folders.Count == 0)
{
    await Console.Error.WriteLineAsync($"There are no cases in {options.Kit}.");
    return 2;
}

if (options.Lines)
{
    foreach (var attempt in KitRun.Plan(folders).SelectMany(item => item.Attempts)) Console.WriteLine(attempt.Outside is null ? attempt.Line() : $"// {attempt.Id}: {attempt.Outside}");
    return 0;
}

var outcomes = await KitRun.RunAsync(folders);
if (options.Failures) Console.WriteLine(FailureList.Of(outcomes));
Console.Write(KitTable.Of(outcomes));
Console.Write(KitTable.Reasons(outcomes));
if (options.Report is { } file) await File.WriteAllTextAsync(file, MarkedSection.Replace(await File.ReadAllTextAsync(file), KitTable.Of(outcomes) + KitTable.Reasons(outcomes)));
return outcomes.Any(outcome => outcome.Verdict == Verdict.Wrong) ? 1 : 0;
