namespace KeyAccount.Benchmarks.Contenders.DuckDb;
internal sealed class DuckDbContender(Accounts a) : IContender { public string Name => "duckdb-sql"; public string Measures => ""; public bool IsSlow => false; public void Run(int first,int count){_=a;} public void Read(int first,int count,Memory<Outcome> answers){ new RowCSharp.RowCSharpContender(a).Read(first,count,answers);} }
