"""Collections of statements: how one is written in an address, and what the page that shows one knows."""
