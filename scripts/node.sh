#!/bin/sh
# Runs the Node.js 24 that package-lock.json pins. The package `node` puts it in place with an install script; where npm
# did not run that (it asks for approval), the same binary comes in the package of the platform, which needs none.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
case "$(uname -s)" in Darwin) os=darwin ;; *) os=linux ;; esac
case "$(uname -m)" in arm64 | aarch64) cpu=arm64 ;; *) cpu=x64 ;; esac
for candidate in "$root/node_modules/node/bin/node" "$root/node_modules/node-$os-$cpu/bin/node" "$(command -v node)"; do
  [ -x "$candidate" ] || continue
  case "$("$candidate" -p 'process.versions.node.split(".")[0]' 2>/dev/null)" in
    24) exec "$candidate" "$@" ;;
  esac
done
echo "Tiyan runs on Node.js 24, which 'npm ci' brings along. Run 'npm ci' in $root first." >&2
exit 1
