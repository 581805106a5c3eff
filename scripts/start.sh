#!/bin/sh
# npm start: the server, with an up-to-date web page.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
cd "$root" || exit 1
sh scripts/build-web.sh || exit 1
exec ./tiyan serve "$@"
