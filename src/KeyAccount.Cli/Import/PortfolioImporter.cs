using System.Collections.Immutable;
using KeyAccount.Cli.Mapping;
using KeyAccount.Scoring;

namespace KeyAccount.Cli.Import;

/// <summary>Reads a portfolio from the files of a folder as a mapping says. One importer per import; not thread-safe.</summary>
internal sealed class PortfolioImporter
{
    private const int RowsBetweenReports = 8192;

    private readonly DataMapping _mapping;
    private readonly IndicatorWindow _window;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly AccountIndex _accounts = new();
    private readonly Dictionary<string, InvoiceDraft> _invoices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LookupTable> _tables = new(StringComparer.Ordinal);
    private AccountFeed? _accountFeed;
    private OrderFeed? _orderFeed;
    private long _bytesBefore;
    private long _bytesTotal;

    private PortfolioImporter(DataMapping mapping, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        _mapping = mapping;
        _window = new IndicatorWindow(options.AsOf, options.WindowDays);
        _progress = progress;
        _cancellation = cancellation;
    }

    /// <summary>Imports a portfolio. A broken row is rejected and never stops the import.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="options">As-of date, window and limits.</param>
    /// <param name="progress">Told now and then how far the import is.</param>
    /// <param name="cancellation">Stops the import between two rows.</param>
    /// <exception cref="MappingException">A file is missing or of another format, or a column does not exist; nothing was imported.</exception>
    /// <exception cref="OperationCanceledException">The import was cancelled.</exception>
    public static ImportResult Import(DataMapping mapping, string folder, ImportOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        var importer = new PortfolioImporter(mapping, options, progress, cancellation);
        using var files = SourceFiles.Open(mapping, folder, options.Limits);
        return importer.Run(files);
    }

    private ImportResult Run(SourceFiles files)
    {
        _bytesTotal = files.BytesTotal;
        foreach (var source in _mapping.Sources.Where(s => s.Key is not null)) _tables.Add(source.Name, new LookupTable());
        var order = ReadingOrder.Of(_mapping, out _)!.Value;
        var binders = _mapping.Sources.ToDictionary(s => s.Name, s => new SourceBinder(s, files[s.Name].Columns, files.Diagnostics, _tables), StringComparer.Ordinal);
        foreach (var source in _mapping.Sources) binders[source.Name].BindDerived();
        var feeds = _mapping.Sections.Select(s => (s.From, Feed: Bind(s, binders[s.From]))).ToLookup(f => f.From, f => f.Feed, StringComparer.Ordinal);

        // Binding the look-ups of one source may ask for columns of a source read before it, so the later ones come first.
        foreach (var source in order.Reverse().Where(s => _tables.TryGetValue(s.Name, out var table) && table.Columns.Count > 0)) binders[source.Name].BindLookup(_tables[source.Name]);
        files.ThrowIfAny();

        var tallies = _mapping.Sources.ToDictionary(s => s.Name, s => new SourceTally(s.Name, s.File), StringComparer.Ordinal);
        foreach (var source in order)
        {
            var table = _tables.TryGetValue(source.Name, out var looked) && looked.Columns.Count > 0 ? looked : null;
            ReadSource(source, files[source.Name], binders[source.Name], [.. feeds[source.Name]], table, tallies[source.Name]);
        }

        return Result(files, tallies);
    }

    private Feed Bind(SectionMapping section, SourceBinder binder)
    {
        var hasAccounts = _mapping.Section(SectionKind.Accounts) is not null;
        return section.Kind switch
        {
            SectionKind.Accounts => _accountFeed = new AccountFeed(section, binder, _accounts, _mapping.Sections.Any(s => s.From == section.From && s.Kind != SectionKind.Accounts)),
            SectionKind.Contacts => new ContactFeed(section, binder, _accounts, hasAccounts),
            SectionKind.Opportunities => new OpportunityFeed(section, binder, _accounts, hasAccounts),
            SectionKind.Orders => _orderFeed = new OrderFeed(section, binder, _accounts, hasAccounts, _window),
            SectionKind.Invoices => new InvoiceFeed(section, binder, _accounts, hasAccounts, _invoices, _mapping.Section(SectionKind.Receipts) is not null),
            SectionKind.Receipts => new ReceiptFeed(section, binder, _invoices),
            _ => new InteractionFeed(section, binder, _accounts, hasAccounts),
        };
    }

    private void ReadSource(SourceMapping source, RecordReader reader, SourceBinder binder, ImmutableArray<Feed> feeds, LookupTable? table, SourceTally tally)
    {
        var amount = feeds.Select(f => f.Amount).FirstOrDefault(a => a is not null);
        var row = new Row { Cells = new string?[binder.Used.Count] };
        if (reader.Columns is not { Length: 0 }) reader.Select(binder.Used);
        var taking = new List<Feed>(feeds.Length);
        while (reader.Read(row))
        {
            var structural = row.Fault is not null;
            if (!structural)
            {
                Choose(feeds, row, taking);
                if (taking.Count == 0 && feeds.Length > 0 && table is null) row.Reject(new RowFault("not-asked-for"));
                foreach (var feed in taking) feed.Exclude(row);
                if (row.Fault is null) table?.Prepare(row);
                if (row.Fault is null) Prepare(taking, row);
            }

            if (row.Fault is { } fault)
            {
                tally.Reject(row.Line, fault, structural ? null : amount?.PeekNumber(row));
            }
            else
            {
                table?.Commit(row);
                foreach (var feed in taking) feed.Commit(row);
                tally.Use(row);
            }

            if (tally.Read % RowsBetweenReports != 0) continue;
            _cancellation.ThrowIfCancellationRequested();
            _progress?.Report(new ImportProgress(source.Name, tally.Read, _bytesBefore + reader.BytesRead, _bytesTotal));
        }

        foreach (var feed in feeds) feed.Finish(tally);
        _cancellation.ThrowIfCancellationRequested();
        _bytesBefore += reader.BytesTotal;
        _progress?.Report(new ImportProgress(source.Name, tally.Read, _bytesBefore, _bytesTotal));
    }

    /// <summary>The feeds whose sections ask for the row.</summary>
    private static void Choose(ImmutableArray<Feed> feeds, Row row, List<Feed> taking)
    {
        taking.Clear();
        foreach (var feed in feeds)
            if (feed.Takes(row)) taking.Add(feed);
    }

    private static void Prepare(List<Feed> feeds, Row row)
    {
        foreach (var feed in feeds) feed.Prepare(row);
    }

    private ImportResult Result(SourceFiles files, Dictionary<string, SourceTally> tallies)
    {
        var portfolio = new Portfolio([.. _accounts.Ordered().Select(Build)]);
        var (all, inside) = (new TotalsCounter(_ => true), new TotalsCounter(_window.Contains));
        foreach (var account in portfolio.Accounts)
        {
            all.Add(account);
            inside.Add(account);
        }

        var report = new ImportReport
        {
            Sources = [.. _mapping.Sources.Select(s => tallies[s.Name].ToReport(files[s.Name].Problems))],
            Accounts = portfolio.Accounts.Length,
            Totals = all.ToTotals(_mapping, _orderFeed?.Lines.All ?? 0),
            WindowTotals = inside.ToTotals(_mapping, _orderFeed?.Lines.InWindow ?? 0),
            Window = _window,
        };
        var ordered = _mapping.Sources.Select(s => tallies[s.Name]).ToList();
        return new ImportResult(portfolio, report, [.. ordered.SelectMany(t => t.Rejects())], [.. ordered.SelectMany(t => t.Warnings())]);
    }

    /// <summary>The account with its ledgers: those fed are empty where nothing was found, those not fed are unknown.</summary>
    private Account Build(AccountDraft draft)
    {
        ImmutableArray<T> Ledger<T>(SectionKind kind, IEnumerable<T> rows) => _mapping.Section(kind) is null ? default : [.. rows];
        var account = _accountFeed?.Build(draft) ?? new Account { Id = draft.Id };
        return account with
        {
            Contacts = Ledger(SectionKind.Contacts, draft.Contacts),
            Opportunities = Ledger(SectionKind.Opportunities, draft.Opportunities),
            Orders = Ledger(SectionKind.Orders, draft.Orders),
            Invoices = Ledger(SectionKind.Invoices, draft.Invoices.Select(i => i.ToInvoice())),
            Interactions = Ledger(SectionKind.Interactions, draft.Interactions),
        };
    }
}
