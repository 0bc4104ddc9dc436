"""The page in a browser: paste, step through, mend, undo, copy back."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import pytest

from browsing import CLASH, COPY, DROP, lit, paste, until
from serving import FAULTY, served

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_pasted_is_seen_as_it_reads_with_its_faults_marked(page: Any) -> None:
    paste(page, FAULTY)
    assert page.inner_text("#copy h2") == "Brua er stengt"
    assert page.locator("#copy .mark.error").all_text_contents() == ["i følge"]
    note = page.locator(".note").first
    assert "«ifølge»" in note.inner_text()
    assert note.get_by_text("Hvorfor").count() == 1
    assert page.inner_text("#status").startswith("Bokmål: 1 feil")


def test_fix_undo_and_copy_back(page: Any) -> None:
    paste(page, FAULTY)
    page.click("#copy .mark.error")
    assert lit(page) == ["i følge"]
    page.click(".note.current [data-act=mend]")
    until(page, "document.querySelectorAll('#copy .mark.error').length === 0")
    assert page.evaluate(COPY) == [FAULTY.replace("i følge", "ifølge"), ""]
    page.click("#undo")
    page.wait_for_selector("#copy .mark.error")
    assert page.evaluate(COPY)[0] == FAULTY


def test_ignore_and_undo(page: Any) -> None:
    paste(page, FAULTY)
    count = page.locator(".note").count()
    page.click("#copy .mark.error")
    page.click(".note.current [data-act=ignore]")
    assert page.locator(".note").count() == count - 1
    assert "ett funn er ignorert" in page.inner_text("#status")
    page.click("#undo")
    assert page.locator(".note").count() == count


def test_all_of_it_with_the_keyboard(page: Any) -> None:
    page.keyboard.insert_text(FAULTY + "\n" + CLASH)
    page.wait_for_selector(".note")
    assert page.locator("#under .mark.error").all_text_contents() == ["i følge", "Kvalhiem"]
    page.keyboard.press("F8")
    chosen = "((field) => field.value.slice(field.selectionStart, field.selectionEnd))"
    assert page.evaluate(f"{chosen}(document.activeElement)") == "i følge"
    page.keyboard.press("Escape")
    for key, words in [("j", "i følge"), ("j", "Kvalhiem"), ("p", "i følge")]:
        page.keyboard.press(key)
        while page.locator("#copy .mark.error.lit").count() == 0:
            page.keyboard.press(key)
        assert lit(page) == [words]
        assert page.evaluate("document.activeElement.className").startswith("mark")
    errors = "document.querySelectorAll('#copy .mark.error').length"
    page.keyboard.press("r")
    until(page, f"{errors} === 1")
    page.keyboard.press("u")
    until(page, f"{errors} === 2")
    page.uncheck("#keys")
    before = lit(page)
    page.keyboard.press("j")
    assert lit(page) == before


def test_it_runs_as_one_types_and_marks_move_along(page: Any) -> None:
    page.click("#source")
    page.keyboard.insert_text(FAULTY)
    page.wait_for_selector("#under .mark.error")
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("😀 Nå: ")
    assert page.locator("#under .mark.error").all_text_contents() == ["i følge"]
    page.evaluate("""() => {
      const source = document.getElementById("source");
      const at = source.value.indexOf("i følge");
      source.setSelectionRange(at, at + "i følge".length);
    }""")
    page.keyboard.insert_text("ifølge")
    until(page, "document.querySelectorAll('.note.error').length === 0")


def test_both_places_of_a_clash_are_shown(page: Any) -> None:
    paste(page, CLASH)
    page.locator("#copy").get_by_text("Kvalhiem", exact=True).click()
    note = page.locator(".note.current")
    assert note.locator("button.place").count() >= 2
    related = "[...CSS.highlights.get('related')].map(String)"
    assert "Kvalheim" in page.evaluate(related)[0]
    note.locator("button.place").first.click()
    asked = "String([...CSS.highlights.get('asked')][0])"
    assert "Kvalheim" in page.evaluate(asked)
    note.locator("[data-act=use]").click()
    until(page, "!document.getElementById('copy').innerText.includes('Kvalhiem')")
    page.click("#undo")
    page.locator("#copy").get_by_text("Kvalhiem", exact=True).click()


def test_filters(page: Any) -> None:
    paste(page, CLASH + "\n" + FAULTY)
    count = page.locator(".note").count()
    errors = page.locator(".note.error").count()
    page.uncheck("#levels input[value=error]")
    assert page.locator(".note").count() == count - errors
    assert page.locator("#copy .mark.error").count() == 0
    page.check("#levels input[value=error]")
    page.select_option("#group", "language")
    assert page.locator(".note .rule").all_inner_texts() == ["language/ifolge"]


def test_the_index_of_what_the_text_says(page: Any) -> None:
    paste(page, "Festen åpner 12. mai 2025.\n\n– Det kommer 400 gjester, sier Oda Fjellvik.\n")
    page.click("#tab-index")
    index = page.inner_text("#index")
    for told in ("Hvem sier hva", "Oda Fjellvik", "400", "mandag 12. mai 2025"):
        assert told in index
    page.get_by_text("Det kommer 400 gjester", exact=True).last.click()
    assert "400 gjester" in page.evaluate("String([...CSS.highlights.get('asked')][0])")
    page.keyboard.press("ArrowLeft")
    page.focus("#tab-index")
    page.keyboard.press("ArrowLeft")
    assert page.is_visible("#findings")


@pytest.mark.parametrize(("code", "told"), [("nn", "i eitt ord"), ("en", "one word")])
def test_another_language(code: str, told: str, page: Any) -> None:
    paste(page, FAULTY)
    page.select_option("#speak", code)
    until(page, f"document.querySelector('.note').innerText.includes('{told}')")
    assert page.get_attribute("html", "lang") == code
    page.reload()
    assert page.get_attribute("html", "lang") == code


def test_from_a_word_processor_and_back_as_it_came(page: Any) -> None:
    source = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->'
        '<h1>Brua er stengt</h1><p class="MsoNormal">Den er <b>stengt</b> i følge politiet '
        "&amp; andre.</p><!--EndFragment--></body></html>"
    )
    paste(page, "Brua er stengt\r\nDen er stengt …", source)
    page.select_option("#language", "nb")
    page.wait_for_selector("#copy .mark.error")
    page.click("#copy .mark.error")
    page.click(".note.current [data-act=mend]")
    until(page, "document.querySelectorAll('#copy .mark.error').length === 0")
    plain, rich = page.evaluate(COPY)
    assert rich == source.replace("i følge", "ifølge")
    assert plain == "Brua er stengt\n\nDen er stengt ifølge politiet & andre."


def test_a_document_is_dropped_mended_and_given_back(page: Any) -> None:
    target = BytesIO()
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", (
            f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>Brua er stengt i følge '
            "politiet, sier de som bor her.</w:t></w:r></w:p></w:body></w:document>"
        ))
    page.evaluate(DROP, [list(target.getvalue()), "bru & å.docx"])
    page.select_option("#language", "nb")
    page.wait_for_selector("#copy .mark.error")
    assert page.is_disabled("#edit")
    page.click("#mend-all")
    until(page, "document.querySelectorAll('#copy .mark.error').length === 0")
    with page.expect_download() as waiting:
        page.click("#copy-back")
    with ZipFile(waiting.value.path()) as archive:
        assert "stengt ifølge politiet" in archive.read("word/document.xml").decode()


def test_files_of_newsrooms_are_read(page: Any) -> None:
    for name, text in [
        ("a.nitf", ("<nitf><body><body.head><hedline><hl1>Bru</hl1></hedline></body.head>"
                   "<body.content><p>Brua er stengt i følge politiet.</p></body.content></body>"
                   "</nitf>")),
        ("a.json", '{"headline": "Bru", "body_html": "<p>Stengt i følge politiet.</p>"}'),
        ("a.html", "<h1>Bru</h1><p>Brua er stengt i følge politiet.</p>"),
    ]:
        page.evaluate(DROP, [list(text.encode()), name])
        page.select_option("#language", "nb")
        until(
        page,
            f"document.getElementById('named').textContent === '{name}' && "
            "document.querySelectorAll('#copy .mark.error').length === 1"
        )


def test_the_report_is_saved(page: Any) -> None:
    paste(page, FAULTY)
    with page.expect_download() as waiting:
        page.click("#save")
    assert waiting.value.suggested_filename == "newslint.html"
    text = waiting.value.path().read_text("utf-8")
    assert '<a class="mark error' in text


def test_nothing_of_the_copy_runs_or_becomes_markup(page: Any) -> None:
    evil = (
        "<img src=x onerror=alert(1)><script>alert(2)</script>\n\n"
        "Brua er stengt i følge <b onclick=alert(3)>politiet</b> <svg onload=alert(4)>.\n\n"
        "– <iframe src=javascript:alert(5)></iframe>, sier <u>Oda Fjellvik</u>.\n"
    )
    page.evaluate(DROP, [list(evil.encode()), "<img src=x onerror=alert(6)>.txt"])
    page.wait_for_selector("#copy:not([hidden])")
    page.click("#tab-index")
    page.click("#tab-findings")
    assert "<script>alert(2)</script>" in page.inner_text("#copy")
    found = page.evaluate(
        "document.querySelectorAll('main img, main script, main svg, main iframe, main b, main u')"
        ".length"
    )
    assert found == 0
    paste(page, "x", f"<h1>{evil}</h1><p>{evil}</p>")
    page.wait_for_timeout(200)
    assert page.evaluate(
        "document.querySelectorAll('main img, main script, main svg, main iframe').length"
    ) == 0


def test_markup_in_a_rule_of_the_house_is_told_of_as_text(browser: Any, tmp_path: Path) -> None:
    text = "<img src=x onerror=alert(1)> «{text}»."
    told = "\n".join(f"{code} = '{text}'" for code in ("nb", "nn", "en"))
    (tmp_path / "pack/house").mkdir(parents=True)
    (tmp_path / "pack/house/evil.toml").write_text(
        'kind = "phrases"\nseverity = "error"\nphrases = ["kråke"]\n'
        f"source = '<script>alert(2)</script>'\n[message]\n{told}\n"
        f"[why]\n{told.replace('{text}', 'x')}\n"
        '[[bad]]\ntext = "En kråke."\nfinds = ["kråke"]\n[[good]]\ntext = "En ørn."\n', "utf-8",
    )
    (tmp_path / "newslint.toml").write_text('packs = ["pack"]\n')
    with served(tmp_path) as server:
        page = browser.new_page()
        page.goto(f"http://localhost:{server.port}/")
        paste(page, "En kråke er her.\n")
        page.click("#copy .mark.error")
        note = page.locator(".note.current")
        assert "<img src=x onerror=alert(1)> «kråke»." in note.inner_text()
        assert "<script>alert(2)</script>" in note.inner_text()
        assert page.locator("main img, main script").count() == 0
        page.close()


def test_what_cannot_be_read_is_told_of(page: Any) -> None:
    page.evaluate(DROP, [[0x50, 0x4B, 3, 4, 0, 0], "a.docx"])
    page.wait_for_selector("#trouble:not([hidden])")
    assert "Det gikk ikke" in page.inner_text("#trouble")
    page.click("#undo")
    page.wait_for_selector("#trouble", state="hidden")


def test_a_token_is_asked_for_where_one_is_needed(browser: Any, tmp_path: Path) -> None:
    token = "a-token-of-some-length-indeed"
    tokens = tmp_path / "tokens"
    tokens.write_text(f"desk {token}\n")
    tokens.chmod(0o600)
    with served(tmp_path, "--tokens", str(tokens)) as server:
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"http://localhost:{server.port}/")
        page.fill("#token-value", token)
        page.keyboard.press("Enter")
        until(page, "document.getElementById('profile').options.length > 0")
        context.close()
        server.stop()
        assert token not in server.journal
