#!/bin/sh
# The browser tests need Chromium and nginx: the ones that CHROMIUM and NGINX name, those on the PATH, or Debian's. With the word
# firefox behind it, this installs Firefox alone, which `make test-all` needs, too.
# Those of books need Pango. Chromium and Pango are installed when root. nginx is only unpacked, into .cache/, so that no server starts by itself.
found() {
  for program; do
    [ -n "$program" ] && command -v "$program" >/dev/null 2>&1 && return 0
  done
  return 1
}
missing=0
root() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

if [ "$1" = firefox ]; then
  if ! found "$FIREFOX" firefox-esr firefox; then
    root && echo "Installing Firefox from Debian's packages …" && apt-get update -qq \
      && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends firefox-esr >/dev/null || {
      echo "Some of all tests need Firefox, and none was found." >&2
      echo "Install it (on Debian: apt-get install firefox-esr) or name one: make test-all FIREFOX=/path/to/firefox" >&2
      exit 1
    }
  fi
  exit 0
fi

# Chromium's headless shell is twice as fast as Chromium without a window; either will do.
if ! found "$CHROMIUM" chromium-headless-shell; then
  root && echo "Installing Chromium from Debian's packages …" && apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes chromium-headless-shell >/dev/null
fi
found "$CHROMIUM" chromium-headless-shell chromium chromium-browser google-chrome || {
  echo "The browser tests need Chromium, and none was found." >&2
  echo "Install it (on Debian: apt-get install chromium-headless-shell) or name one: make test CHROMIUM=/path/to/chromium" >&2
  missing=1
}

unpack() {
  mkdir -p .cache/nginx && cd .cache/nginx \
    && apt-get download -qq nginx nginx-common 2>/dev/null && for package in *.deb; do dpkg -x "$package" . || return 1; done
}
if ! found "$NGINX" nginx /usr/sbin/nginx .cache/nginx/usr/sbin/nginx; then
  if root; then apt-get update -qq; fi
  command -v apt-get >/dev/null 2>&1 && echo "Unpacking nginx from Debian's packages …" && (unpack) || {
    echo "The test of the nginx configuration needs nginx, and none was found." >&2
    echo "Install it (on Debian: apt-get install nginx-light) or name one: make test NGINX=/path/to/nginx" >&2
    missing=1
  }
fi

if ! "$(dirname "$0")/../../.venv/bin/python" -c 'import weasyprint' 2>/dev/null; then
  root && echo "Installing Pango from Debian's packages …" && apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null || {
    echo "The tests of books need Pango, and it was not found." >&2
    echo "Install it (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0; on macOS: brew install pango)" >&2
    missing=1
  }
fi
exit $missing
