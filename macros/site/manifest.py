"""What a home screen needs to know of the handbook: its name and its icons, as a web app manifest.

The handbook opens in the browser, not as a program of its own: there the way out would lead into a window that bears
its name. Pages ask for the manifest over http only (docs/assets/handbook/main.mjs); from a folder, browsers refuse it
aloud.
"""

from __future__ import annotations

import json

from macros.model.tokens import token

ADDRESS = "handbook.webmanifest"
SIZES = {"assets/touch-icon.png": 180, "assets/icon.png": 512}
"""The icons that are pixels, by address."""
BRIEF = "Handbook"
"""The name below the icon: one that tells whoever sees the screen nothing."""


def to_manifest(name: str, description: str, mark: str) -> bytes:
    """Return the manifest. Its addresses are read from its own place, the root of the site."""
    icons = [{"src": mark, "sizes": "any", "type": "image/svg+xml"}]
    icons += [{"src": src, "sizes": f"{size}x{size}", "type": "image/png"} for src, size in SIZES.items()]
    said = {
        "name": name,
        "short_name": BRIEF,
        "description": description,
        "lang": "en",
        "start_url": "index.html",
        "scope": "./",
        "display": "browser",
        "background_color": token("paper"),
        "theme_color": token("raised"),
        "icons": icons,
    }
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
