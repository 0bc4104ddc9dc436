"""What an editor offers about a finding, and what comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from editor import Editor, changed
from packs import swap, write_rule

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}
COPY = "Brua er gal. Han er gal.\n\nHun er rar.\n"
REASON = "It is what the statute says"


def spot(line: int, start: int, end: int) -> dict[str, Any]:
    return {"start": {"line": line, "character": start}, "end": {"line": line, "character": end}}


def rules(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def test_fix_and_suggestions_are_offered_where_the_finding_is(editor: Editor) -> None:
    editor.open("fix.txt", COPY)
    assert editor.actions("fix.txt", spot(1, 0, 0), "quickfix") == {}
    safe = editor.actions("fix.txt", spot(0, 9, 9), "quickfix")
    assert list(safe) == [
        "Skriv «rett»", "Legg til «gal» i husets ordliste", "Godta med en begrunnelse: house/gal",
    ]
    action = safe["Skriv «rett»"]
    assert action["isPreferred"]
    assert rules(action["diagnostics"]) == ["house/gal"]
    named = action["edit"]["documentChanges"][0]["textDocument"]
    assert named == {"uri": editor.uri("fix.txt"), "version": 1}
    uri = editor.uri("fix.txt")
    assert changed(COPY, action, uri) == COPY.replace("gal", "rett", 1)
    chosen = editor.actions("fix.txt", spot(2, 7, 10), "quickfix")
    assert not chosen["Skriv «snål»"]["isPreferred"]
    assert changed(COPY, chosen["Skriv «snål»"], uri) == COPY.replace("rar", "snål")
    assert changed(COPY, chosen["Skriv «underlig»"], uri) == COPY.replace("rar", "underlig")


def test_all_that_is_safe_is_mended_at_once(editor: Editor) -> None:
    editor.open("all.txt", COPY)
    for only in ([], ["source"], ["source.fixAll"], ["source.fixAll.newslint"]):
        actions = editor.actions("all.txt", spot(1, 0, 0), *only)
        assert list(actions) == ["Rett alt som er trygt å rette (2)"]
        (action,) = actions.values()
        assert action["kind"] == "source.fixAll.newslint"
        assert changed(COPY, action, editor.uri("all.txt")) == COPY.replace("gal", "rett")
    assert editor.actions("all.txt", WHOLE, "source.organizeImports", "source.fixAll.x") == {}
    editor.open("none.txt", "Hun er rar.\n")
    assert editor.actions("none.txt", WHOLE, "source.fixAll") == {}


def test_what_is_too_much_is_taken_out(editor: Editor) -> None:
    text = "Brua er er ny.\n"
    editor.open("out.txt", text)
    action = editor.actions("out.txt", WHOLE, "quickfix")["Ta bort «er»"]
    assert changed(text, action, editor.uri("out.txt")) == "Brua er ny.\n"


def test_new_words_are_written_as_the_format_has_them(desk: Path) -> None:
    write_rule(desk / "pack", "house/og", swap("error", "suggested", 'samt = ["A & B", "<og>"]'))
    with Editor(desk) as editor:
        text = "<p>Han samt sa<b>m</b>t hun.</p>\n"
        editor.open("a.html", text, "html")
        actions = editor.actions("a.html", WHOLE, "quickfix")
        fixes = [changed(text, action, editor.uri("a.html"))
                 for title, action in actions.items() if title.startswith("Skriv")]
        # The second cannot be written anew: it has markup within.
        assert fixes == [text.replace("samt", new, 1) for new in ("A &amp; B", "&lt;og&gt;")]


@pytest.mark.parametrize(
    ("text", "rule", "offered"),
    [
        ("Odd Kvernsedal kom.\n\nKvernesdal lo. Kvernesdal gikk. Kvernesdals bror lo.\n",
         "names/variant", "Godta navneformen «Kvernsedal»"),
        ("Brua er er ny.\n", "text/doubled-word", ""),
    ],
)
def test_only_words_and_names_can_be_allowed(
    text: str, rule: str, offered: str, editor: Editor
) -> None:
    assert rules(editor.open("allow.txt", text)) == [rule]
    commands = [
        title for title, action in editor.actions("allow.txt", WHOLE).items()
        if action.get("command", {}).get("command") == "newslint.allow"
    ]
    assert commands == ([offered] if offered else [])
    editor.close("allow.txt")


def test_allowed_word_is_found_no_more(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("sport/a.txt", COPY)
        editor.open("b.txt", COPY)
        action = editor.actions("sport/a.txt", spot(0, 8, 11))["Legg til «gal» i husets ordliste"]
        editor.do(action)
        assert "«gal»" in editor.note("window/showMessage")["message"]
        assert rules(editor.diagnostics("sport/a.txt")) == ["house/rar"]
        assert rules(editor.diagnostics("b.txt")) == ["house/rar"]
    text = (desk / "newslint.toml").read_text("utf-8")
    assert text.startswith("# The house.\n")
    assert text.endswith('allow = ["gal"]\n')


def test_configuration_is_made_in_the_folder_that_is_open(tmp_path: Path) -> None:
    with Editor(tmp_path, "--language", "nb") as editor:
        editor.open("sport/a.txt", "Brua er i følge ordføreren ny.\n")
        action = editor.actions("sport/a.txt", WHOLE)["Legg til «i følge» i husets ordliste"]
        editor.do(action)
        assert editor.diagnostics("sport/a.txt") == []
    assert 'allow = ["i følge"]' in (tmp_path / "newslint.toml").read_text("utf-8")


def baseline(desk: Path) -> list[list[str]]:
    text = (desk / "newslint-baseline.txt").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("given", "answers", "reason"),
    [
        ([REASON], {}, REASON),  # an editor that has asked by itself
        ([], {"window/showMessageRequest": {"title": "Husets stil"}}, "Husets stil"),
        ([], {}, "Det er riktig slik"),  # one that cannot ask
        ([], {"window/showMessageRequest": None}, ""),  # one whose user would rather not
    ],
)
def test_finding_is_accepted_with_a_reason(
    given: list[str], answers: dict[str, Any], reason: str, desk: Path
) -> None:
    with Editor(desk, answers=answers) as editor:
        editor.open("a.txt", COPY)
        action = editor.actions("a.txt", spot(0, 20, 23))["Godta med en begrunnelse: house/gal"]
        editor.do(action, *given)
        if reason:
            assert rules(editor.diagnostics("a.txt")) == ["house/gal", "house/rar"]
            ((path, rule, words, *_, why),) = baseline(desk)
            assert (path, rule, words, why) == ("a.txt", "house/gal", "gal", reason)
            # What is accepted and gone is no matter while one writes.
            editor.type("a.txt", "Brua er rett.\n")
            assert editor.diagnostics("a.txt") == []
        else:
            assert not (desk / "newslint-baseline.txt").exists()


def test_nothing_is_accepted_where_it_cannot_be_kept(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("untitled:Untitled-1", COPY)
        assert "Godta med en begrunnelse: house/gal" not in editor.actions(
            "untitled:Untitled-1", WHOLE
        )
        (desk / "newslint-baseline.txt").write_text("broken\n", encoding="utf-8")
        editor.open("a.txt", COPY)
        action = editor.actions("a.txt", WHOLE)["Godta med en begrunnelse: house/rar"]
        editor.do(action, REASON)
        assert "this is no entry" in editor.note("window/showMessage")["message"]
        assert (desk / "newslint-baseline.txt").read_text("utf-8") == "broken\n"


def test_command_for_what_is_gone_does_nothing(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("a.txt", COPY)
        action = editor.actions("a.txt", WHOLE)["Godta med en begrunnelse: house/rar"]
        editor.type("a.txt", "Brua er ny.\n")
        editor.do(action, REASON)
        editor.close("a.txt")
        editor.do(action, REASON)
    assert not (desk / "newslint-baseline.txt").exists()


def test_actions_are_for_what_has_just_been_typed(editor: Editor) -> None:
    editor.open("typed.txt", "Brua er rett.\n")
    editor.type("typed.txt", "\n\nBrua er gal.\n")
    (action, *_) = editor.actions("typed.txt", WHOLE).values()
    edits = action["edit"]["documentChanges"][0]
    assert edits["textDocument"]["version"] == 2
    assert edits["edits"][0]["range"] == spot(2, 8, 11)


def test_edits_are_never_for_a_text_that_was_there_before(desk: Path) -> None:
    """A keystroke that comes while copy is linted makes the answer moot."""
    with Editor(desk) as editor:
        slow = "Brua er gal. " * 20_000
        editor.open("a.txt", "Ny bru.\n")
        editor.type("a.txt", slow)
        asked = editor.ask("textDocument/codeAction", {
            "textDocument": {"uri": editor.uri("a.txt")}, "range": spot(0, 8, 8),
            "context": {"diagnostics": []},
        })
        editor.type("a.txt", "Ny bru.\n")
        assert editor.reply(asked) == []
