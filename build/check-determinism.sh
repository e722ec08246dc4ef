#!/usr/bin/env bash
# Runs the tool on one small portfolio in several languages, time zones and numbers of threads, and compares every byte that it writes.
#   build/check-determinism.sh COMMAND...     for example: build/check-determinism.sh dotnet src/KeyAccount.Cli/bin/Release/net10.0/KeyAccount.Cli.dll
set -euo pipefail
[ $# -gt 0 ] || { echo "usage: $0 COMMAND..." >&2; exit 2; }
tool=()
for word in "$@"; do
  # Runs happen in folders of their own.
  if [ -e "$word" ]; then word=$(realpath "$word"); fi
  tool+=("$word")
done
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# 3,000 accounts: several batches, so that two threads really share the work. The words hold letters that cultures disagree about (I and i in Turkish).
mkdir "$work/data"
awk 'BEGIN {
  print "id,name,sector,employees"
  for (i = 1; i <= 3000; i++) printf "ACC-%d,İstanbul Işık %d,%s,%s\n", i, i, (i % 3 ? "INDUSTRIAL" : "information"), (i % 7 ? i * 13 % 5000 : "")
}' > "$work/data/accounts.csv"
awk 'BEGIN {
  print "account,number,date,amount,cost"
  for (i = 1; i <= 12000; i++) {
    amount = (i * 7919) % 100003 + (i % 100) / 100
    printf "ACC-%d,%d,%04d-%02d-%02d,%.2f,%s\n", i % 2990 + 1, i, 2024 + i % 3, i % 12 + 1, i % 28 + 1, amount, (i % 11 ? sprintf("%.2f", amount * 0.61) : "")
  }
  print "ACC-1,x,2026-13-45,1.0,"
  print "ACC-1,y,2026-01-05,\"1,5\","
}' > "$work/data/orders.csv"
cat > "$work/mapping.json" <<'JSON'
{
  "mapping": "determinism",
  "sources": { "accounts": "accounts.csv", "orders": "orders.csv" },
  "accounts": { "from": "accounts", "id": "id", "name": "name", "industry": "sector", "employees": "employees" },
  "orders": { "from": "orders", "account": "account", "id": "number", "date": "date", "amount": "amount", "cost": "cost" }
}
JSON

run() { # NAME THREADS [VARIABLE=VALUE...]
  local name=$1 threads=$2 status=0
  shift 2
  mkdir "$work/$name"
  # The same relative names everywhere: what a run says about its files is compared too.
  (cd "$work/$name" && env "$@" "${tool[@]}" score --mapping ../mapping.json --data ../data --as-of 2026-06-30 --include indicators --threads "$threads" \
    --out results.csv --rejects rejects.csv --summary summary.json > said.txt 2> errors.txt) || status=$?
  # 1: finished, with the rejects that are in the data.
  [ "$status" -eq 1 ] && [ -s "$work/$name/results.csv" ] && [ -s "$work/$name/rejects.csv" ] && [ -s "$work/$name/summary.json" ] ||
    { echo "$name: exit code $status, expected 1 and three files"; cat "$work/$name/said.txt" "$work/$name/errors.txt"; exit 1; }
  (cd "$work/$name" && env "$@" "${tool[@]}" demo > demo.txt 2> errors.txt) || { echo "$name: demo failed"; cat "$work/$name/errors.txt"; exit 1; }
  rm "$work/$name/errors.txt" # progress and times
}

run base 1 LC_ALL=C TZ=UTC
[ "$(wc -l < "$work/base/results.csv")" -eq 3001 ] || { echo "expected 3,000 results and a header, got $(wc -l < "$work/base/results.csv") lines"; exit 1; }
run again 1 LC_ALL=C TZ=UTC
run threads 2 LC_ALL=C TZ=UTC
run german 1 LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=UTC
run turkish 2 LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=UTC
run kiritimati 1 LC_ALL=C TZ=Pacific/Kiritimati
run los-angeles 2 LC_ALL=de_DE.UTF-8 TZ=America/Los_Angeles

status=0
for folder in again threads german turkish kiritimati los-angeles; do
  if differences=$(diff -r "$work/base" "$work/$folder"); then
    echo "$folder: the same"
  else
    status=1
    echo "$folder: differs"
    echo "$differences" | head -n 10
  fi
done
exit $status
