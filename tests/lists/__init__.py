"""The scripts of lists: what narrows them."""
