#!/bin/sh
# npm start: builds the web page when it is missing or older than its source, then starts the server.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
if [ ! -f web/dist/index.html ] || [ -n "$(find web/src web/index.html web/vite.config.ts src/words src/score src/http/schemas.ts -newer web/dist/index.html -print -quit)" ]; then
  echo "Building the web page …" >&2
  sh scripts/node.sh node_modules/vite/bin/vite.js build web --logLevel warn || exit 1
fi
exec ./tiyan serve "$@"
