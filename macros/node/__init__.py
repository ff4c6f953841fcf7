"""Runs Node: what the build shares with the scripts of pages is written in JavaScript once."""
