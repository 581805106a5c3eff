#!/bin/sh
# Builds web/dist when it is missing or older than what it is made of; with --always in any case.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
made_of="web/src web/public web/index.html web/vite.config.ts src/words src/facts src/rulebook src/score src/http/schemas.ts package-lock.json"
if [ "$1" != --always ] && [ -f web/dist/index.html ] && [ -z "$(find $made_of -newer web/dist/index.html -print | head -n 1)" ]; then exit 0; fi
echo "Building the web page …" >&2
exec sh scripts/node.sh node_modules/vite/bin/vite.js build web --logLevel warn
