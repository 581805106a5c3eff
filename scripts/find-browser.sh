#!/bin/sh
# Prints the Chromium that the browser tests and screenshots use; nothing when there is none.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd) || exit 1
for name in "$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable; do
  [ -n "$name" ] && found=$(command -v "$name") && echo "$found" && exit 0
done
cd "$root" || exit 1
found=$(sh scripts/node.sh --input-type=module -e 'import { chromium } from "playwright-core"; console.log(chromium.executablePath())' 2>/dev/null)
[ -x "$found" ] && echo "$found"
exit 0
