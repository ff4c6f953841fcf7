"""Search: records made from the data and the pages of prose, and the files that a reader's browser searches in.

Its scripts, in docs/assets/search/: `language` makes terms of text; `packed`, `terms` and `numbers` pack the index;
`postings` says what each term scores, `lanes` and `codes` take what is named outright, `clauses`, `compounds` and
`spelling` read any other question, `asked` finds questions like it, `scoring` puts these together, `ranking` orders,
`portions` puts local results beside the handbook's own, `lines` adds a line to each. `weights` holds what is fitted.
What people say is data, a file of its own in the browser: data/synonyms.yaml, data/functions.yaml and data/asked.yaml.
"""
