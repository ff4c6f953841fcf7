"""The official wording: a whole report is read whole, and any other is refused with the lines that do not fit."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path

import docx
import pytest
import yaml

from macros.__main__ import main
from macros.load.official import statements as official
from macros.load.official.statements import check_sum, read_sums, statements
from macros.load.overlay import load_with
from macros.model.handbook import Handbook
from macros.read.problems import DataError
from macros.search.records import records
from tests.conftest import PROJECT
from tests.load.official import report as made_up


@pytest.fixture(scope="module")
def text(handbook: Handbook) -> str:
    return made_up.report(handbook)


def problems(handbook: Handbook, text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(DataError) as caught:
        statements(handbook, made_up.sums(handbook), "report.txt", content)
    return [str(problem) for problem in caught.value.problems]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_every_statement_is_read_as_it_stands(handbook: Handbook, text: str) -> None:
    found = statements(handbook, made_up.sums(handbook), "report.txt", text.encode())
    expected = made_up.statements(handbook)
    assert list(found) == list(handbook.statements)
    assert len(found) == 205
    for code, said in expected.items():
        assert (found[code].condition, found[code].text) == (said.condition, said.text)
    assert {code for code, each in found.items() if each.condition} == {"2B.I2", "2B.I3"}


def _titled(found: re.Match[str]) -> str:
    return found[0].title()


def _in_columns(text: str) -> str:
    """Return the text with labels in a column of their own, as `pdftotext -layout` has it."""
    text = re.sub(r"(?m)^(INDIVIDUAL|RESEARCH|EDUCATION) +• ", lambda found: f"{found[1]:<20}•   ", text)
    text = re.sub(r"ORGANIZATION/\nINSTITUTION\n\n +• (.*)\n(.*)\n", _organization, text)
    return re.sub(r"(?m)^ • ", f"{'':<20}•   ", text)


def _organization(found: re.Match[str]) -> str:
    # The second line of the label is beside the second line of the text.
    return f"{'ORGANIZATION/':<20}•   {found[1]}\n{'INSTITUTION':<24}{found[2]}\n"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n UNIVERSAL", "\n\f UNIVERSAL"),
        lambda text: re.sub(r"(?<=[.!]) ?\n(?=.)", "\f", text),
        lambda text: text.replace("number 9.", "number 9.12"),
        lambda text: text.replace("number 9.", "num\u00adber 9."),
        lambda text: text.replace(" • ", "   ●   "),
        lambda text: re.sub(r"(?<=[a-z]) \n", "\n", text),
        lambda text: re.sub(r"([ (][a-z]{3})([a-z]{4,}) ", "\\1-\n\\2 ", text),
        lambda text: re.sub(r"([ (][a-z]{3})([a-z]{3,}) ", "\\1\u00ad\n\\2 ", text),
        lambda text: re.sub(r"([ (][a-z]{3})([a-z]{3,}) ", "\\1\u00ad\\2 ", text),
        lambda text: text.replace("-", "\u00ad"),
        lambda text: text.replace("-", "\u2011"),
        lambda text: text.replace("fi", "\ufb01").replace("ff", "\ufb00"),
        lambda text: text.replace(" number", "\u00a0number"),
        lambda text: text.replace(" number", " \u200bnum\u2060ber"),
        lambda text: re.sub(r"(?<=\w{4})(?=\w)", "\u200b", text),
        lambda text: text.replace("“", '"').replace("”", '"'),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("cp1252"),
        lambda text: re.sub(" [•–] ", " * ", text),
        lambda text: text.replace(" • ", " o "),
        lambda text: text.replace(" • ", " · "),
        lambda text: text.replace(" • ", " - "),
        lambda text: text.replace(" • ", " •"),
        lambda text: text.replace(" • ", " •\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: re.sub(r"\n\s*\n", "\n", text),
        lambda text: re.sub(r"(?m)^ ?(?:[A-Z/]{6,}|[A-D]\. [A-Z].*?|[A-Z]+ COMPETENCY.{0,2})(?= |$)", _titled, text),
        _in_columns,
    ],
    ids=[
        *(
            "byte order mark",
            "windows",
            "form feed",
            "form feed alone",
            "footnote",
            "soft hyphen",
            "another bullet",
            "no space at ends",
        ),
        *("broken words", "soft hyphens at ends", "soft hyphens within", "hyphens as soft ones", "hyphens that hold"),
        *(
            "ligatures",
            "spaces that hold",
            "invisible signs",
            "invisible signs in names",
            "straight quotes",
            "utf-16",
            "utf-16 unmarked",
            "windows-1252",
        ),
        *(
            "bullet *",
            "bullet o",
            "bullet ·",
            "bullet -",
            "bullets close",
            "bullets alone",
            "blank lines",
            "no blank lines",
        ),
        *("title case", "columns"),
    ],
)
def test_what_only_looks_different_reads_alike(
    handbook: Handbook, text: str, change: Callable[[str], str | bytes]
) -> None:
    changed = change(text)
    assert changed != text
    content = changed.encode() if isinstance(changed, str) else changed
    sums = made_up.sums(handbook)
    assert statements(handbook, sums, "r", content) == statements(handbook, sums, "r", text.encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("slow-moving", "slow moving"),
        ("slow-moving", "slowmoving"),
        ("north/south", "north / south"),
        ("maps lanterns", "mapslanterns"),
        ("“quiet", "‘quiet"),
        ("trains;", "trains,"),
        ("gardens", "Gardens"),
        ("gardens", "garden"),
        ("gardens", "gard ens"),
        ("gardens", "gardens%"),
        ("gardens", "GARDENS"),
        ("paper,", "paper"),
    ],
)
def test_one_sign_that_differs_is_never_taken_for_the_wording(
    handbook: Handbook, text: str, old: str, new: str
) -> None:
    whole = " ".join(text.split(" "))
    start = whole.index("INDIVIDUAL  •")
    changed = whole[:start] + re.sub(rf"(?<=[a-z]) {re.escape(old)} (?=[a-z])", f" {new} ", whole[start:], count=1)
    assert changed != whole
    found = problems(handbook, changed)
    assert len(found) == 1
    assert "as the report has it" in found[0]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{\\rtf1 x", "this is an RTF document; name the PDF of the report"),
        (b"\xd0\xcf\x11\xe0\xa1", "this is a document of an old Word (.doc); name the PDF"),
        (b"<!DOCTYPE html><p>x", "this is a web page; name the PDF"),
        (b"PK\x03\x04 damaged", "this document is damaged; take a new copy of it"),
        (b"%PDF-1.4 damaged", "this PDF is damaged; take a new copy of it"),
    ],
)
def test_another_kind_of_file_is_named_in_one_sentence(handbook: Handbook, content: bytes, said: str) -> None:
    found = problems(handbook, content)
    assert len(found) == 1
    assert found[0].startswith(f"report.txt:1: {said}")


def test_many_problems_of_a_kind_are_told_once_with_the_way_out(handbook: Handbook, text: str) -> None:
    found = problems(handbook, text.replace("•", ""))
    kind = [each for each in found if "belongs to no bullet" in each]
    assert len(kind) == 5
    more = r": and \d+ more of this kind: the text has lost its bullets, .* make official REPORT=report.pdf"
    assert any(re.search(more, each) for each in found)


def test_a_word_document_is_read(handbook: Handbook, text: str, tmp_path: Path) -> None:
    document = docx.Document()
    for line in text.split("\n"):
        label, sign, rest = line.partition("•")
        if sign and label.strip():
            document.add_paragraph(label)
        if sign:
            document.add_paragraph(rest.strip(), style="List Bullet")
        else:
            document.add_paragraph(line)
    document.save(str(tmp_path / "report.docx"))
    sums, content = made_up.sums(handbook), (tmp_path / "report.docx").read_bytes()
    assert statements(handbook, sums, "r", content) == statements(handbook, sums, "r", text.encode())
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("content.xml", "x")
    assert "this is an OpenDocument text" in problems(handbook, (tmp_path / "other.zip").read_bytes())[0]


@pytest.mark.slow
def test_a_pdf_is_read(handbook: Handbook, text: str) -> None:
    weasyprint = pytest.importorskip("weasyprint")
    lines = "".join(f"<div>{escape(line) or '&nbsp;'}</div>" for line in text.split("\n"))
    style = "<style>@page { size: 12in 9in } div { white-space: pre; font: 11pt sans-serif }</style>"
    content = weasyprint.HTML(string=style + lines).write_pdf()
    sums = made_up.sums(handbook)
    assert statements(handbook, sums, "r", content) == statements(handbook, sums, "r", text.encode())


def test_a_page_that_turns_within_a_statement_does_not_break_it(handbook: Handbook, text: str) -> None:
    lines = text.split("\n")
    place = next(number for number, line in enumerate(lines) if " • Count" in line and not line.endswith("."))
    turn = ["36", " CORE COMPETENCY 1: NATURE AND EPIDEMIOLOGY", ""]
    changed = "\n".join([*lines[: place + 1], *turn, *lines[place + 1 :]])
    sums = made_up.sums(handbook)
    assert statements(handbook, sums, "r", changed.encode()) == statements(handbook, sums, "r", text.encode())


@pytest.mark.parametrize("share", [0, 3, 20, 45, 70, 95])
def test_a_report_that_ends_too_early_is_refused(handbook: Handbook, text: str, share: int) -> None:
    lines = text.split("\n")
    cut = "\n".join(lines[: len(lines) * share // 100])
    found = problems(handbook, cut)
    assert any(f"report.txt:{cut.count(chr(10)) + 1}: the text ends here, before" in each for each in found)


def test_a_statement_that_is_cut_off_is_named(handbook: Handbook, text: str) -> None:
    place = text.index("number 205.")
    found = problems(handbook, text[:place])
    assert len(found) == 1
    assert re.match(r"report.txt:\d+: '.*' does not end with a stop; a part of it is missing", found[0])


def test_a_statement_that_is_missing_is_named_with_its_cell(handbook: Handbook, text: str) -> None:
    bullets = [
        match for match in re.finditer(r" • [^•–]*?number \d+\.\n\n", text) if match.start() > text.index("RESEARCH")
    ]
    gone = bullets[5]
    changed = text[: gone.start()] + text[gone.end() :]
    found = problems(handbook, changed)
    assert len(found) == 1
    assert re.fullmatch(r"report.txt:\d+: cell (\S+) holds (\d) statements here; it has to hold (\d)", found[0])


def test_a_line_that_is_missing_is_named(handbook: Handbook, text: str) -> None:
    lines = text.split("\n")
    place = next(
        n for n, line in enumerate(lines) if " • Paint" in line and lines[n + 2] and not lines[n + 1].endswith(".")
    )
    del lines[place + 1]
    found = problems(handbook, "\n".join(lines))
    assert len(found) == 1
    assert found[0].startswith(f"report.txt:{place + 1}: 'Paint ")
    assert "as the report has it; letters, hyphens, signs or spaces are missing or changed" in found[0]


def test_two_statements_that_have_changed_places_are_both_named(handbook: Handbook, text: str) -> None:
    first, second = "number 9.", "number 10."
    changed = text.replace(first, "number @.").replace(second, first).replace("number @.", second)
    found = problems(handbook, changed)
    assert ["UA.O2" in found[0], "UA.O3" in found[1]] == [True, True]
    assert len(found) == 2


def test_groups_in_another_order_are_refused(handbook: Handbook, text: str) -> None:
    changed = (
        text.replace("RESEARCH  •", "@  •", 1).replace("EDUCATION  •", "RESEARCH  •", 1).replace("@", "EDUCATION", 1)
    )
    found = problems(handbook, changed)
    line = line_of(changed, "EDUCATION  •")
    assert (
        found[0] == f"report.txt:{line}: cell UA.E begins here, where UA.R has to come; put the text back in its order"
    )


def test_sub_competencies_in_another_order_are_refused(handbook: Handbook, text: str) -> None:
    start, middle = text.index(" B. LEGAL RIGHTS"), text.index(" C. HIPAA AND PATIENT")
    end = text.index(" D. DOCUMENTATION")
    changed = text[:start] + text[middle:end] + text[start:middle] + text[end:]
    found = problems(handbook, changed)
    line = line_of(changed, " C. HIPAA")
    assert (
        f"report.txt:{line}: sub-competency 5C begins here, where 5B has to come; put the text back in its order"
        in found
    )


def test_competencies_in_another_order_are_refused(handbook: Handbook, text: str) -> None:
    third, fourth, fifth = (
        text.index(f" CORE COMPETENCY {n}\n" if n == 5 else f" CORE COMPETENCY {n}:") for n in (3, 4, 5)
    )
    changed = text[:third] + text[fourth:fifth] + text[third:fourth] + text[fifth:]
    found = problems(handbook, changed)
    assert any(re.search(r":\d+: competency 4 begins here, where 3 has to come", each) for each in found)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda text: text.replace("rivers", "riv\ufffdrs", 1), "holds characters that could not be read"),
        (lambda text: text.replace("“quiet", "â€œquiet", 1), "holds characters that could not be read"),
        (lambda text: text.replace(" • Draw", " • draw", 1), "does not begin with a capital"),
        (lambda text: text.replace(" • Draw", " Draw", 1), "belongs to no bullet"),
        (lambda text: text.replace("INDIVIDUAL  •", " •", 1), "is under no group"),
        (lambda text: text.replace("A. LEGAL", "A. LEGEND").replace("B. LEGAL", "B. LEGEND"), "is no sub-competency"),
        (lambda text: text.replace(made_up.CONDITION, "For those who own a boat only."), "it has to hold"),
        (lambda text: text.replace("Provide patient", "Provide guest"), "is not its title"),
    ],
)  # fmt: skip
def test_garbled_text_is_named_with_its_line(
    handbook: Handbook, text: str, change: Callable[[str], str], message: str
) -> None:
    changed = change(text)
    assert changed != text
    found = [each for each in problems(handbook, changed) if message in each]
    assert found
    assert re.match(r"report.txt:\d+: ", found[0])


def test_text_that_is_no_utf_8_is_named_with_its_line(handbook: Handbook, text: str) -> None:
    content = text.encode("utf-8").replace("“quiet".encode(), "“quiet".encode("cp1252"), 1)
    line = line_of(text, "“quiet")
    assert problems(handbook, content) == [
        f"report.txt:{line}: this line is not UTF-8; save the text of the report as 'UTF-8'"
    ]


def test_the_check_sums_are_of_every_statement_and_of_no_other_text(handbook: Handbook) -> None:
    found = read_sums(PROJECT / "data" / "report.sums")
    assert list(found) == list(handbook.statements)
    assert len(set(found.values())) == 205
    assert not {check_sum(statement.text) for statement in handbook.statements.values()} & set(found.values())


def test_a_check_sum_tells_every_sign_and_no_more() -> None:
    text = "Use “well-kept” tools."
    assert check_sum(text) == check_sum("  Use\n“well-kept”  tools. ")
    for old, new in (("-", " "), ("-", ""), ("“", '"'), ("Use", "use"), (".", ""), (" tools", "tools")):
        assert check_sum(text.replace(old, new)) != check_sum(text), new
    assert check_sum(text, "If so:") != check_sum(text)


@pytest.fixture
def project_with_sums(project: Path, handbook: Handbook) -> Path:
    """A project that expects the made-up report."""
    lines = "".join(f"{digits}  {code}\n" for code, digits in made_up.sums(handbook).items())
    (project / "data" / "report.sums").write_text(lines, "utf-8")
    (project / "report.txt").write_text(made_up.report(handbook), "utf-8")
    return project


def test_the_command_writes_a_local_addition(
    project_with_sums: Path, handbook: Handbook, capsys: pytest.CaptureFixture[str]
) -> None:
    project = project_with_sums
    assert main(["--project", str(project), "--local", "data/local", "official", str(project / "report.txt")]) == 0
    assert capsys.readouterr().out == "Written: 205 of 205 statements in data/local/official.yaml.\n"
    loaded = load_with(project / "data", project / "data" / "local", "data/local").local.official
    assert loaded is not None
    expected = made_up.statements(handbook)
    assert {code: (each.condition, each.text) for code, each in loaded.items()} == {
        code: (said.condition, said.text) for code, said in expected.items()
    }
    written = yaml.safe_load((project / "data" / "local" / "official.yaml").read_text("utf-8"))
    assert written["report"] == handbook.edition.report.title


def test_what_the_build_would_refuse_is_not_written(
    project_with_sums: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = project_with_sums
    monkeypatch.setattr(official, "to_yaml", lambda *_: 'report: "a"\nstatements:\n  UA.I1: {text: "a\u200bb"}\n')
    assert main(["--project", str(project), "--local", "data/local", "official", str(project / "report.txt")]) == 1
    assert "data/local/official.yaml:3: the invisible character U+200B" in capsys.readouterr().err
    assert not (project / "data" / "local" / "official.yaml").exists()


def test_signs_that_nobody_sees_are_not_in_what_is_written(project_with_sums: Path) -> None:
    project = project_with_sums
    report, written = project / "report.txt", project / "data" / "local" / "official.yaml"
    signs = {"gardens": "\u200b", "bridges": "\u200e", "clouds": "\u202e", "harbors": "\ufeff", "kites": "\x00"}
    text = report.read_text("utf-8")
    for word, sign in signs.items():
        assert word in text
        text = text.replace(word, f"{word[:2]}{sign}{word[2:]}")
    report.write_text(text, "utf-8")
    assert main(["--project", str(project), "--local", "data/local", "official", str(report)]) == 0
    assert not set(signs.values()) & set(written.read_text("utf-8"))
    assert load_with(project / "data", written.parent, "data/local").local.official is not None


@pytest.mark.parametrize(
    ("sign", "name"),
    [("\ue000", "U+E000 (private-use character)"), ("\u2066", "U+2066 (left-to-right isolate)")],
)
def test_a_sign_that_takes_the_place_of_others_is_named(handbook: Handbook, text: str, sign: str, name: str) -> None:
    (found,) = problems(handbook, text.replace("gardens bridges", f"gar{sign}dens bridges", 1))
    assert f"gar[{name}]d" in found
    assert sign not in found


def test_the_official_words_are_found_by_the_search(handbook: Handbook) -> None:
    said = statements(handbook, made_up.sums(handbook), "r", made_up.report(handbook).encode())
    copy = replace(handbook, local=replace(handbook.local, official=said))
    worded = {record.code: record for record in records(copy) if record.worded}
    for code, each in said.items():
        assert (worded[code].title, worded[code].condition) == (each.text, each.condition or "")
        assert worded[code].line == copy.statements[code].short
    assert [record for record in records(copy) if not record.worded] == list(records(handbook))


def test_nothing_is_half_imported(project_with_sums: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = project_with_sums
    target = project / "data" / "local" / "official.yaml"
    target.write_text("report: from before\nstatements: {}\n", "utf-8")
    before = {path: path.read_bytes() for path in (project / "data").rglob("*") if path.is_file()}
    report = project / "report.txt"
    report.write_text(report.read_text("utf-8").replace("number 77.", "number."), "utf-8")
    arguments = ["--project", str(project), "--local", "data/local", "official", str(report)]
    assert main(arguments) == 1
    assert re.search(r"report.txt:\d+: '.*' is not \S+ as the report has it", capsys.readouterr().err)
    assert {path: path.read_bytes() for path in (project / "data").rglob("*") if path.is_file()} == before
    assert main([*arguments[:-1], str(project / "nowhere.txt")]) == 1
    assert "the report cannot be read" in capsys.readouterr().err


def test_what_is_written_stays_out_of_the_repository() -> None:
    ignored = (PROJECT / ".gitignore").read_text("utf-8").splitlines()
    assert ignored.index("data/local/*") < ignored.index("!data/local/README.md")
