// Facts and decisions as Arrow record batches, with the integration package alone.
using Apache.Arrow;
using KeyAccount.Arrow;
using KeyAccount.Rules;

var policy = CompiledPolicy.Load("""{ "policy": "own", "version": "1.0.0", "inputs": { "revenue": { "type": "number" } }, "values": { "is_large": "revenue > 1000.5" } }""", "own.policy.json");
using var facts = new RecordBatch.Builder().Append("revenue", true, new DoubleArray.Builder().Append(4200).AppendNull().Append(12).Build()).Build();
var decisions = policy.Evaluate(ArrowBinding.For(policy.Model.Inputs, facts.Schema).Read(facts));
using var results = ArrowResults.For(policy).ToRecordBatch(decisions);
var large = (BooleanArray)results.Column("is_large");
Console.WriteLine($"large: {string.Join(", ", Enumerable.Range(0, large.Length).Select(row => large.GetValue(row) is { } known ? known.ToString() : "unknown"))}");
