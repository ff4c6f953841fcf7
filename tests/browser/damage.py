"""Files as they arrive through bad networks, portals and half-made copies."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route

DAMAGE = ["cut", *(pytest.param(each, marks=pytest.mark.slow) for each in ("replaced", "blocked", "empty"))]


def damaged(page: Page, name: str, damage: str) -> None:
    """Let a file arrive cut short, replaced by a portal's page, empty, or not at all."""

    def answer(route: Route) -> None:
        if damage == "blocked":
            route.abort()
        elif damage == "cut":
            body = route.fetch().body()
            route.fulfill(body=body[: len(body) * 9 // 10], content_type="text/javascript")
        else:
            text = "<!doctype html><title>Sign in</title>" if damage == "replaced" else ""
            route.fulfill(body=text, content_type="text/html" if text else "text/javascript")

    page.route(f"**/{name}*", answer)
