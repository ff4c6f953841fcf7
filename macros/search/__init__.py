"""Search: records made from the data and the pages of prose, and the files that a reader's browser searches in."""
