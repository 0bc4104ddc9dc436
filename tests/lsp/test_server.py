"""How the server lives: as one types, when settings change, and to its end."""

from __future__ import annotations

import asyncio
import json
import sys
from typing import TYPE_CHECKING, Any

from lsprotocol import types

from editor import Editor
from newslint.lsp.desk import Desk
from newslint.lsp.server import Server, server_for

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from running import Run

FAULTY = "Brua er gal.\n"
RIGHT = "Brua er rett.\n"
SECRET = "Hemmelighetskremmeri"


def rules(found: list[dict[str, Any]]) -> list[str]:
    return [one["code"] for one in found]


def test_only_the_last_of_what_is_typed_is_told(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("a.txt", RIGHT)
        for end in range(1, len(FAULTY)):
            editor.type("a.txt", FAULTY[:end])
        editor.type("a.txt", FAULTY * 2)
        note = editor.note("textDocument/publishDiagnostics")
        assert note["version"] == len(FAULTY) + 1
        assert rules(note["diagnostics"]) == ["house/gal"] * 2
        assert editor.is_quiet()


def test_closed_document_has_no_diagnostics(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("a.txt", FAULTY)
        editor.type("a.txt", FAULTY * 2)
        assert editor.close("a.txt") == []
        assert rules(editor.open("a.txt", FAULTY)) == ["house/gal"]
        assert editor.is_quiet()


def test_hover_tells_why_and_by_which_norm(editor: Editor) -> None:
    editor.open("hover.txt", "Brua er *gal*, rar.\n")
    assert editor.hover("hover.txt", 0, 3) is None
    shown = editor.hover("hover.txt", 0, 10)
    assert shown["contents"] == {
        "kind": "markdown",
        "value": "Ikke «gal», skriv «rett».\n\nSlik \\*er\\* det.\n\n"
        "Kilde: the style book\n\n`house/gal`",
    }
    assert shown["range"]["start"] == {"line": 0, "character": 9}
    assert editor.hover("hover.txt", 0, 12)["range"] == shown["range"]


def test_hover_is_plain_for_an_editor_without_markdown(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("a.txt", FAULTY)
        shown = editor.hover("a.txt", 0, 9)["contents"]
        assert shown["kind"] == "plaintext"
        assert shown["value"].splitlines()[2::2] == [
            "Slik *er* det.", "Kilde: the style book", "house/gal",
        ]


def test_changed_files_count_at_once(desk: Path) -> None:
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with Editor(desk, capabilities=watching) as editor:
        assert rules(editor.open("a.txt", FAULTY)) == ["house/gal"]
        (asked,) = editor.requests
        registered = asked["params"]["registrations"][0]
        assert registered["method"] == "workspace/didChangeWatchedFiles"
        watchers = registered["registerOptions"]["watchers"]
        assert {"globPattern": "**/*.toml"} in watchers
        # The configuration, a nearer one, a rule.
        config = desk / "newslint.toml"
        config.write_text(f'{config.read_text("utf-8")}ignore = ["house"]\n', encoding="utf-8")
        editor.changed("newslint.toml")
        assert editor.diagnostics("a.txt") == []
        config.write_text('packs = ["pack"]\nselect = ["house"]\n', encoding="utf-8")
        editor.changed("newslint.toml")
        assert rules(editor.diagnostics("a.txt")) == ["house/gal"]
        rule = desk / "pack" / "house" / "gal.toml"
        rule.write_text(rule.read_text("utf-8").replace("gal = ", "ny = "), encoding="utf-8")
        editor.changed("pack/house/gal.toml")
        assert editor.diagnostics("a.txt") == []
        # Copy that is open and saved is no such file.
        editor.changed("a.txt")
        editor.type("a.txt", RIGHT)
        assert editor.diagnostics("a.txt", version=2) == []
        assert editor.is_quiet()


def test_settings_of_the_editor_stand_above_the_configuration(desk: Path) -> None:
    asking = {"workspace": {"configuration": True}}
    settings = {"level": "error", "messages": "en", "config": "", "select": None}
    with Editor(desk, capabilities=asking, settings=settings) as editor:
        found = editor.open("a.txt", "Rar, gal.\n")
        # The answer to what the server asks may come before or after the document.
        while [one["message"] for one in found] != ["Not “gal”, write “rett”."]:
            found = editor.diagnostics("a.txt")
        editor.settings = {"level": "eror"}
        editor.notify("workspace/didChangeConfiguration", {"settings": None})
        assert 'Did you mean "error"?' in editor.note("window/showMessage")["message"]


def test_settings_may_come_at_the_start_or_be_sent_later(desk: Path) -> None:
    (desk / "other.toml").write_text(
        'packs = ["pack"]\nlanguage = "nn"\nselect = ["house/rar"]\n', encoding="utf-8"
    )
    with Editor(desk, config="other.toml") as editor:
        (found,) = editor.open("a.txt", "Rar, gal.\n")
        assert found["message"] == "Ikkje «Rar», skriv «Snål»."
        editor.notify(
            "workspace/didChangeConfiguration", {"settings": {"newslint": {"messages": "en"}}}
        )
        (found,) = editor.diagnostics("a.txt")
        assert found["message"] == "Not “Rar”, write “Snål”."


def test_missing_configuration_is_told(desk: Path) -> None:
    with Editor(desk, config="none.toml") as editor:
        assert "no such configuration file" in editor.note("window/showMessage")["message"]
        assert editor.open("a.txt", FAULTY)


def test_goodbye_ends_the_server_with_nothing_said(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("a.txt", FAULTY)
        assert editor.quit() == (0, "")


def test_editor_that_goes_without_goodbye_ends_the_server(desk: Path) -> None:
    with Editor(desk) as editor:
        editor.open("a.txt", FAULTY)
        assert editor.process.stdin is not None
        editor.process.stdin.close()
        assert editor.process.wait(20) == 1


def test_no_copy_reaches_a_log(desk: Path) -> None:
    """Nothing on standard error or among the editor's messages, even when things go wrong."""
    text = f"{SECRET} er {SECRET} er {SECRET} gal.\n"
    with Editor(desk, "--level", "info") as editor:
        editor.open("a.txt", text)
        editor.type("a.txt", f"{text}\0")
        editor.diagnostics("a.txt")
        editor.send(json.dumps({
            "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": {"text": SECRET},
        }).encode())
        editor.send(f'{{"jsonrpc": "2.0", "method": "{SECRET}", "params": "{SECRET}'.encode())
        assert editor.note("window/showMessage")
        editor.type("a.txt", text)
        assert editor.diagnostics("a.txt")
        _, errors = editor.quit()
        assert SECRET not in errors
        for message in map(json.loads, editor.log):
            if message.get("method", "").startswith(("window/", "$/")):
                assert SECRET not in json.dumps(message)


def test_failure_is_told_without_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(Server, "window_show_message", lambda _, told: said.append(told.message))

    async def fail(ls: Server, uri: str) -> None:
        raise ValueError(SECRET)

    monkeypatch.setattr(Server, "checked", fail)
    hover = server_for(Desk()).protocol.fm.features[types.TEXT_DOCUMENT_HOVER]
    document = types.TextDocumentIdentifier("file:///a.txt")
    assert asyncio.run(hover(types.HoverParams(document, types.Position(0, 0)))) is None
    assert said == ["newslint itself failed (ValueError); please report it."]


def test_without_the_library_the_user_is_told_how_to_get_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "newslint.lsp.server", None)
    done = run("lsp")
    assert done.returncode == 2
    assert 'pip install "newslint[lsp]"' in done.stderr
