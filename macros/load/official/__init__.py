"""The statements in the words of the official report, for the local additions of whoever has downloaded it.

Three steps: lines become tokens, tokens become bullets in their cells (the matrix says what has to come next), bullets
become statements. Nothing of the report is part of the handbook.
"""
