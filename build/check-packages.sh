#!/usr/bin/env bash
# Packs, looks into the packages, and uses them as a stranger would: from a folder, outside the repository, with a cache of its own.
#   build/check-packages.sh [FOLDER]     FOLDER keeps the packages; by default they are deleted.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
packages=$work/packages
version_prefix=$(sed -n 's:.*<VersionPrefix>\(.*\)</VersionPrefix>.*:\1:p' "$repository/Directory.Build.props")
# A version that no cache has ever seen: what is used below is what was packed here.
suffix=check.$(date -u +%Y%m%d%H%M%S).$$
version=$version_prefix-$suffix

step() { echo "$1"; }
# Shows what a command printed only if it failed.
quietly() {
  local log status=0
  log=$("$@" 2>&1) || status=$?
  [ "$status" -eq 0 ] || { echo "  failed ($status): $*"; echo "$log" | tail -n 30; exit 1; }
}

step "pack $version"
for project in KeyAccount.Rules KeyAccount.Scoring KeyAccount.Scoring.DependencyInjection KeyAccount.Arrow KeyAccount.Cli; do
  # Built apart, so that the repository's own bin and obj keep their version.
  quietly dotnet pack "$repository/src/$project" -c Release -o "$packages" --artifacts-path "$work/build" -p:VersionSuffix="$suffix" -v quiet
done
[ $# -eq 0 ] || { mkdir -p "$1"; cp "$packages"/* "$1"; }

# Nothing of the repository, and nothing of the folder in which temporary files live, reaches the throwaway projects.
cp -R "$repository/tests/package/." "$work/apps"
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do echo '<Project />' > "$work/apps/$file"; done
known=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: //')
export NUGET_PACKAGES=$work/cache
export NuGetAudit=false
nuget_config() { # the folder of packages, and where given the packages already on this machine; no source is asked over the network
  echo '<configuration><packageSources><clear />'
  local i=0 source
  for source in "$@"; do i=$((i + 1)); echo "<add key=\"folder-$i\" value=\"$source\" />"; done
  echo '</packageSources></configuration>'
}

step "inspect"
nuget_config "$packages" > "$work/apps/nuget.config"
(cd "$work/apps" && dotnet run inspect-packages.cs -- "$packages" "$version")

step "use the libraries, with nothing but the folder to restore from"
quietly dotnet build "$work/apps/Consumer" -c Release -o "$work/consumer" -p:KeyAccountVersion="$version" -v quiet
dotnet "$work/consumer/Consumer.dll" > "$work/consumer.txt"
grep -q '^grade [A-D]' "$work/consumer.txt" || { echo "  no grade:"; cat "$work/consumer.txt"; exit 1; }
echo "  $(head -n 1 "$work/consumer.txt")"
# Unlike the tool, a user's program runs in the culture of its machine.
for culture in de_DE.UTF-8 tr_TR.UTF-8 ar_SA.UTF-8; do
  LC_ALL=$culture dotnet "$work/consumer/Consumer.dll" | cmp - "$work/consumer.txt" || { echo "  differs under $culture"; exit 1; }
done
echo "  the same under de_DE, tr_TR and ar_SA"

step "use the integration with dependency injection"
nuget_config "$packages" "$known" > "$work/apps/nuget.config"
extensions=$(sed -n 's:.*"Microsoft.Extensions.DependencyInjection" Version="\([^"]*\)".*:\1:p' "$repository/Directory.Packages.props")
quietly dotnet build "$work/apps/Hosted" -c Release -o "$work/hosted" -p:KeyAccountVersion="$version" -p:ExtensionsVersion="$extensions" -v quiet
echo "  $(dotnet "$work/hosted/Hosted.dll")"

step "use the integration with Apache Arrow"
quietly dotnet build "$work/apps/Columns" -c Release -o "$work/columns" -p:KeyAccountVersion="$version" -v quiet
echo "  $(dotnet "$work/columns/Columns.dll")"

step "install the tool"
nuget_config "$packages" > "$work/apps/nuget.config"
quietly dotnet tool install KeyAccount.Cli --version "$version" --tool-path "$work/tools" --configfile "$work/apps/nuget.config"
help=$("$work/tools/keyaccount" --help)
echo "  keyaccount --help: $(echo "$help" | wc -l) lines"
for command in demo score explain policy init; do
  grep -qw -- "$command" <<< "$help" || { echo "  --help does not name the command $command:"; echo "$help"; exit 1; }
done
