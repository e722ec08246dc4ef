#!/usr/bin/env bash
# Writes the public surface of every library anew into its PublicAPI.Unshipped.txt, and then builds, which fails where the files and the code disagree.
# What is in PublicAPI.Shipped.txt stays as it is: a shipped member that is gone is reported by the build (RS0017).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

declare -A before
projects=()
for unshipped in src/*/PublicAPI.Unshipped.txt; do
  project=$(dirname "$unshipped")
  projects+=("$project")
  before[$project]=$(LC_ALL=C sort "$unshipped")
  echo '#nullable enable' > "$unshipped"
  dotnet restore "$project" -v quiet
  log=$(dotnet format analyzers "$project" --no-restore --severity warn --diagnostics RS0016 2>&1) || { echo "$log"; exit 1; }
  # One order on every machine, so that a difference is a change.
  { echo '#nullable enable'; tr -d '\r' < "$unshipped" | grep -v -e '^#nullable enable$' -e '^$' | LC_ALL=C sort -u || true; } > "$unshipped.sorted"
  mv "$unshipped.sorted" "$unshipped"
done

for project in "${projects[@]}"; do
  after=$(LC_ALL=C sort "$project/PublicAPI.Unshipped.txt")
  added=$(LC_ALL=C comm -13 <(echo "${before[$project]}") <(echo "$after") | wc -l)
  removed=$(LC_ALL=C comm -23 <(echo "${before[$project]}") <(echo "$after") | wc -l)
  echo "$(basename "$project"): $(grep -vc '^#' "$project/PublicAPI.Unshipped.txt" || true) members, $added added, $removed removed"
  log=$(dotnet build "$project" --no-restore -v quiet -clp:NoSummary 2>&1) || { echo "$log" | head -n 20; exit 1; }
done
