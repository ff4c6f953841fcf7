"""Mutations: each file of the data, damaged in every way that an editor may damage it, must be refused in plain words.

`python -m tests.mutations` makes the sample of every day; `--whole` makes the whole run, which takes long.
"""
