#!/bin/sh
# npm test: all tests. Arguments go to Vitest, such as a path or -t "part of a title".
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
cd "$root" || exit 1

CHROMIUM=$(sh scripts/find-browser.sh)
if [ -z "$CHROMIUM" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing Chromium for the browser tests …" >&2
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk; } </dev/null >/dev/null 2>&1
  CHROMIUM=$(sh scripts/find-browser.sh)
fi
[ -n "$CHROMIUM" ] || echo "No Chromium here and none could be installed: the browser tests are skipped (set CHROMIUM to a program to run them)" >&2
# Set but empty means: looked for, not there.
export CHROMIUM

sh scripts/build-web.sh || exit 1
: "${UV_THREADPOOL_SIZE:=16}"
export UV_THREADPOOL_SIZE
exec sh scripts/node.sh node_modules/vitest/vitest.mjs run "$@"
