#!/bin/sh
# The browser tests need Chromium, those of hosting nginx, Apache and Caddy: the ones that CHROMIUM, NGINX, APACHE and CADDY name,
# those on the PATH, or Debian's. Those of books need Pango. Chromium and Pango are installed when root. Servers are only unpacked,
# into .cache/, so that none starts by itself. With the word firefox behind it, this installs Firefox alone, for `make test-all`.
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

# unpack NAME PACKAGE…: into .cache/NAME
unpack() (
  folder=.cache/$1 && shift && mkdir -p "$folder" && cd "$folder" && apt-get download -qq "$@" 2>/dev/null \
    && for package in *.deb; do dpkg -x "$package" . || exit 1; done
)
# server NAME VARIABLE PACKAGE…
server() {
  name=$1 variable=$2 && shift 2
  if root; then apt-get update -qq; fi
  command -v apt-get >/dev/null 2>&1 && echo "Unpacking $name from Debian's packages …" && unpack "$name" "$@" || {
    echo "The tests of the $name configuration need $name, and none was found." >&2
    echo "Install it (on Debian: apt-get install $1) or name one: make test $variable=/path/to/$name" >&2
    missing=1
  }
}
found "$NGINX" nginx /usr/sbin/nginx .cache/nginx/usr/sbin/nginx || server nginx NGINX nginx nginx-common
found "$APACHE" apache2 /usr/sbin/apache2 httpd .cache/apache/usr/sbin/apache2 \
  || server apache APACHE apache2-bin libapr1 libaprutil1 media-types
found "$CADDY" caddy /usr/bin/caddy .cache/caddy/usr/bin/caddy || server caddy CADDY caddy

if ! "$(dirname "$0")/../../.venv/bin/python" -c 'import weasyprint' 2>/dev/null; then
  root && echo "Installing Pango from Debian's packages …" && apt-get update -qq \
    && DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 >/dev/null || {
    echo "The tests of books need Pango, and it was not found." >&2
    echo "Install it (on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0; on macOS: brew install pango)" >&2
    missing=1
  }
fi
exit $missing
