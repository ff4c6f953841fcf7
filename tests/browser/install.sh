#!/bin/sh
# The browser tests need Chromium: the one that CHROMIUM names, one on the PATH, or Debian's, installed when root.
for browser in "$CHROMIUM" chromium chromium-browser google-chrome; do
  [ -n "$browser" ] && command -v "$browser" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing Chromium from Debian's packages …"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium, and none was found." >&2
echo "Install it (on Debian: apt-get install chromium) or name one: make test CHROMIUM=/path/to/chromium" >&2
exit 1
