"""What an editor is told of a document, by the server that is started for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from editor import Editor
from packs import swap, write_rule

if TYPE_CHECKING:
    from pathlib import Path

FAULTY = "Brua er gal.\n"
RIGHT = "Brua er rett.\n"
LEVELS = {1: "error", 2: "warning", 3: "info"}


def told(found: list[dict[str, Any]]) -> list[tuple[str, tuple[int, ...]]]:
    """The rule of each diagnostic, and where it begins and ends."""
    return [(one.get("code", ""), place(one["range"])) for one in found]


def place(span: dict[str, dict[str, int]]) -> tuple[int, ...]:
    start, end = span["start"], span["end"]
    return start["line"], start["character"], end["line"], end["character"]


def test_finding_tells_all_that_is_known(editor: Editor) -> None:
    (found,) = editor.open("told.txt", FAULTY)
    assert place(found["range"]) == (0, 8, 0, 11)
    assert found["message"] == "Ikke «gal», skriv «rett»."
    assert (found["severity"], found["code"], found["source"]) == (1, "house/gal", "newslint")
    assert found["data"]["why"] == "Slik *er* det."
    assert found["data"]["source"] == "the style book"
    assert "codeDescription" not in found


def test_norm_with_an_address_is_the_link_of_the_rule(editor: Editor) -> None:
    (found,) = editor.open("link.txt", "Brua er rar.\n")
    assert found["codeDescription"] == {"href": "https://style.example/words"}
    assert found["severity"] == 2


def test_other_places_of_a_fault_are_told(editor: Editor) -> None:
    text = "Odd Kvernsedal kom.\n\nKvernesdal lo. Kvernesdal gikk. Kvernesdals bror lo.\n"
    (found,) = editor.open("names.txt", text)
    assert found["code"] == "names/variant"
    related = found["relatedInformation"]
    assert {one["location"]["uri"] for one in related} == {editor.uri("names.txt")}
    assert (2, 0, 2, 10) in [place(one["location"]["range"]) for one in related]
    assert {one["message"] for one in related} == {"Kvernesdal", "Kvernesdals"}


def test_what_is_too_much_is_faded(editor: Editor) -> None:
    (found,) = editor.open("double.txt", "Brua er er ny.\n")
    assert found["tags"] == [1]


@pytest.mark.parametrize(
    ("encodings", "encoding", "column"),
    [
        (None, "utf-16", 11),
        (["utf-8", "utf-16"], "utf-8", 18),
        (["utf-32"], "utf-32", 9),
        (["ebcdic"], "utf-16", 11),
    ],
)
def test_columns_are_counted_as_the_editor_does(
    encodings: list[str] | None, encoding: str, column: int, desk: Path
) -> None:
    capabilities = {"general": {"positionEncodings": encodings}} if encodings else {}
    with Editor(desk, capabilities=capabilities) as editor:
        assert editor.server["capabilities"]["positionEncoding"] == encoding
        # Two signs outside the basic plane, and an å of two code points.
        found = editor.open("a.txt", "😀 a\u030a 𝕏 – gal\n")
        assert told(found) == [("house/gal", (0, column, 0, column + 3))]
        action = editor.actions("a.txt", found[0]["range"])["Skriv «rett»"]
        assert action["edit"]["changes"][editor.uri("a.txt")][0]["range"] == found[0]["range"]


@pytest.mark.parametrize(
    ("name", "language", "text", "spans"),
    [
        ("a.txt", "plaintext", "Se `gal` og gal.\n", [(0, 4, 0, 7), (0, 12, 0, 15)]),
        ("a.md", "markdown", "Se `gal` og gal.\n", [(0, 12, 0, 15)]),
        ("a.md", "plaintext", "Se `gal` og gal.\n", [(0, 12, 0, 15)]),
        ("untitled:Untitled-1", "markdown", "Se `gal` og gal.\n", [(0, 12, 0, 15)]),
        ("untitled:Untitled-2", "plaintext", "Ny bru. Den er gal", [(0, 15, 0, 18)]),
        ("a.html", "html", "<p>gal</p>\r\n<p class='gal'>g&aring;r gal</p>\r\n",
         [(0, 3, 0, 6), (1, 25, 1, 28)]),
        ("page", "html", "<p class='gal'>gal</p>\n", [(0, 15, 0, 18)]),
    ],
)
def test_copy_is_read_by_its_suffix_or_else_its_language(
    name: str, language: str, text: str, spans: list[tuple[int, ...]], editor: Editor
) -> None:
    found = editor.open(name, text, language)
    assert [span for rule, span in told(found) if rule == "house/gal"] == spans
    editor.close(name)


def test_what_is_shown_is_what_the_command_line_shows(desk: Path) -> None:
    config = desk / "newslint.toml"
    config.write_text(f'{config.read_text("utf-8")}level = "info"\n', encoding="utf-8")
    with Editor(desk) as editor:
        found = editor.open("a.txt", "Det er liksom rar og gal.\n")
        assert [LEVELS[one["severity"]] for one in found] == ["info", "warning", "error"]
        text = "<!-- newslint-disable-next-line house/gal: so it is -->\nEn gal mann.\n\nRar.\n"
        assert [rule for rule, _ in told(editor.open("b.md", text, "markdown"))] == ["house/rar"]


def test_comment_that_silences_nothing_is_told_on_its_line(editor: Editor) -> None:
    text = "Ny bru.\n\n<!-- newslint-disable house/rar -->\n\nBrua er ny.\n"
    (note,) = editor.open("note.md", text, "markdown")
    assert "silences nothing" in note["message"]
    assert (note["severity"], place(note["range"])) == (3, (2, 0, 3, 0))


def test_excluded_copy_is_left_alone(desk: Path) -> None:
    config = desk / "newslint.toml"
    config.write_text(f'{config.read_text("utf-8")}exclude = ["drafts/"]\n', encoding="utf-8")
    with Editor(desk) as editor:
        assert editor.open("drafts/a.txt", FAULTY) == []
        assert editor.open("a.txt", FAULTY)


def test_options_of_the_command_line_count(desk: Path) -> None:
    with Editor(desk, "--level", "error", "--messages", "en") as editor:
        (found,) = editor.open("a.txt", "Rar og gal.\n")
        assert found["message"] == "Not “gal”, write “rett”."


def test_broken_configuration_is_told_in_the_copy(desk: Path) -> None:
    (desk / "newslint.toml").write_text('packs = ["pack"]\nlevle = "info"\n', encoding="utf-8")
    with Editor(desk) as editor:
        (found,) = editor.open("a.txt", FAULTY)
        assert "newslint.toml:2: " in found["message"]
        assert 'Did you mean "level"?' in found["message"]
        assert (found["severity"], place(found["range"])) == (1, (0, 0, 1, 0))


def test_broken_rule_is_told_and_the_others_run(desk: Path) -> None:
    write_rule(desk / "pack", "house/new", swap("error", "safe", 'ny = "fin"'))
    (desk / "pack" / "house" / "new.toml").write_text("kind = ", encoding="utf-8")
    with Editor(desk) as editor:
        error, found = editor.open("a.txt", FAULTY)
        assert "new.toml:1" in error["message"]
        assert found["code"] == "house/gal"


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("a.xml", "<nitf><body>\n<p>gal</nitf>", ""),
        ("a.json", '{"headline": "x", "body_text": "gal\n', ""),
        ("b.txt", "gal\0gal", "NUL"),
        ("c.md", "---\ndate: [\n---\n\nEn gal mann.\n", ""),
        ("d.html", "<p><b>gal</i></p", ""),
        ("e.txt", "\ud83d gal \udc00", ""),
        ("f.txt", "gal " * 300_000, "longer than 1,000,000 characters"),
        ("g.txt", "", ""),
        ("h.docx", "gal", ""),
    ],
)
def test_nothing_that_is_typed_stops_the_server(
    name: str, text: str, message: str, editor: Editor
) -> None:
    found = editor.open(name, text)
    assert message in " ".join(one["message"] for one in found)
    editor.close(name)
    assert editor.open("after.txt", FAULTY)
    editor.close("after.txt")
