#!/bin/sh
# npm run check: everything that needs no store and no browser. Goes on after a failure, so that one run tells all.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
failed=""
try() {
  name=$1
  shift
  echo "$name …" >&2
  "$@" || failed="$failed $name"
}
try types sh scripts/node.sh node_modules/typescript/bin/tsc -p .
try lint sh scripts/node.sh node_modules/eslint/bin/eslint.js .
try imports sh scripts/node.sh node_modules/dependency-cruiser/bin/dependency-cruise.mjs --config .dependency-cruiser.cjs --output-type err src web/src test bench scripts
try unused sh scripts/node.sh node_modules/knip/bin/knip.js --no-progress
try rulebooks ./tiyan rulebook check
[ -z "$failed" ] && echo "check: all green" >&2 && exit 0
echo "check: failed:$failed" >&2
exit 1
