"""Nothing that a page uses is lost from Material's style sheet: asked of a browser, rule by rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import EXAMPLE, Count, build_site, pages, permalinks
from tests.site.test_styles import material

KINDS = "note abstract info tip success question warning failure danger bug example quote"
SAMPLE = """
[TOC]

## A heading { #a-heading }

### Another `with code`

#### And one more

Text with *emphasis*, **strong words**, `code`, a [link](index.md), <kbd>keys</kbd>, <mark>marks</mark>,
<small>small</small>, H<sub>2</sub>O and <del>what is struck out</del>. A line  \\
and its break.
{ .sample title="A sample" }

> Quoted, with a list:
>
> - one
> - two

---

1.  First

    - in it, a list

        1. and a third
        2. level

2.  Second

    ```sh
    echo "in a list"  # a comment
    ```

Term
:   What it means.

    In two paragraphs.

| left | center | right |
|:-----|:------:|------:|
| a    | b      | `c`   |

```python title="sample.py" linenums="1" hl_lines="2"
class Sample:
    \"\"\"A sample.\"\"\"
    value: int = 0x1F + 3.5  # numbers
    def __init__(self): raise ValueError(f"{self!r}\\n") from None
```

```yaml
key: [1, true, "text"]  # comment
```

```diff
- old
+ new
```

```html
<p class="x">&amp;</p>
```

    indented code

![A mark](assets/mark.svg){ align=left }

<details class="tip" open><summary>More</summary><p>Text</p></details>

<figure><img alt="" src="assets/mark.svg"><figcaption>A figure</figcaption></figure>
"""

MATCHING = r"""([sheets, pages]) => {
  const PARTS = /::?(?:before|after|marker|placeholder|backdrop|selection|-(?:webkit|moz)-[\w-]+)/g;
  const STATES = /(?<!:):(?:hover|focus(?:-visible|-within)?|active|target)(?![\w-])/g;
  const EMPTY = /(^|[\s>+~(,])(?=$|[\s>+~),])/g;
  const texts = pages.map((text) => new DOMParser().parseFromString(text, "text/html"));
  const asked = new Map();
  const matches = (selector) => {
    const plain = selector.replace(PARTS, "").replace(STATES, "").replace(EMPTY, "$1*").trim() || "*";
    if (!asked.has(plain)) asked.set(plain, texts.some((page) => page.querySelector(plain)));
    return asked.get(plain);
  };
  const rulesOf = (text) => {
    const found = new Map();
    const walk = (rules, place) => {
      for (const rule of rules) {
        const at = rule.media ? `${place}@media ${rule.media.mediaText} ` : place;
        if (rule.selectorText) {
          for (const selector of rule.selectorText.split(/,(?![^(]*\))/).map((one) => one.trim())) {
            const key = at + selector;
            if (!found.has(key)) found.set(key, { selector, properties: new Set() });
            for (const name of rule.style) if (!name.startsWith("--")) found.get(key).properties.add(name);
          }
        } else if (rule.cssRules) walk(rule.cssRules, at);
      }
    };
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    const layers = [...sheet.cssRules].filter((rule) => rule.name === "material");
    walk(layers.length ? layers.flatMap((layer) => [...layer.cssRules]) : sheet.cssRules, "");
    return found;
  };
  const [whole, kept] = sheets.map(rulesOf);
  const used = [...whole].filter(([, { selector }]) => matches(selector));
  const has = (key, name) => kept.get(key)?.properties.has(name);
  const lost = used.filter(([key, { properties }]) => ![...properties].every((name) => has(key, name)));
  return { used: used.length, of: whole.size, lost: lost.map(([key]) => key) };
}"""


@pytest.mark.slow
def test_every_rule_that_matches_something_is_kept(page: Page, project: Path, count: Count) -> None:
    """On every page of a copy with local additions, one of which shows all that Markdown can write here."""
    sample = project / "docs" / "search.md"
    kinds = "".join(f'\n!!! {kind} "Title"\n    Text with `code`.\n' for kind in KINDS.split())
    sample.write_text(sample.read_text("utf-8") + SAMPLE + kinds, "utf-8")
    done = build_site(project, local=project / EXAMPLE)
    assert done.returncode == 0, done.stdout + done.stderr
    (sheet,) = (project / "site" / "assets").glob("handbook.*.css")
    built = project / "site"
    texts = [path.read_text("utf-8") for path in (*pages(built), *permalinks(built))]
    assert any('class="admonition quote"' in text and 'class="highlight"' in text for text in texts)
    page.goto("about:blank")
    found = page.evaluate(MATCHING, [[material().read_text("utf-8"), sheet.read_text("utf-8")], texts])
    count("rules of Material that pages use", found["used"])
    count("rules of Material", found["of"])
    assert found["lost"] == []
    assert found["used"] > 100
