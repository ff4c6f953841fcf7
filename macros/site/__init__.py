"""Everything written besides the exports: pages, permalinks, scripts, styles, and what browsers may do with them."""
