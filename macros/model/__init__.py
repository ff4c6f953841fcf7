"""The things the handbook is made of, as they are in the data.

The models are the schema of the data: what an editor may write, and what every reader of the data can rely on. All are
frozen.
"""
