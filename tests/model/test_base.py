"""The kinds of text that values may be."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from macros.model.base import Language

LANGUAGE = TypeAdapter(Language)


@pytest.mark.parametrize("tag", ["es", "pt-BR", "es-419", "zh-Hant", "zh-Hant-TW", "sr-Latn", "zh-yue", "de-1996"])
def test_a_language_is_written_as_bcp_47_has_it(tag: str) -> None:
    assert LANGUAGE.validate_python(tag) == tag


@pytest.mark.parametrize("tag", ["", "Spanish", "español", "es_MX", "e", "es-", "es-4", "ES"])
def test_anything_else_is_no_language(tag: str) -> None:
    with pytest.raises(ValidationError, match="write the code of a language"):
        LANGUAGE.validate_python(tag)
