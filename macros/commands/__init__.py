"""The commands behind the Makefile, one a module."""
