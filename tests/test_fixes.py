"""Edits applied to a source, and copy mended until nothing is left to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.config_file import Configs
from newslint.errors import NewslintError
from newslint.findings import Edit, Fix, Severity
from newslint.fixes import apply, fits, mend, mended_files, rewritten
from newslint.formats import read
from newslint.positions import Span
from newslint.run import Runner
from packs import PHRASES, write_rule

if TYPE_CHECKING:
    from pathlib import Path


def _fix(*edits: tuple[int, int, str]) -> Fix:
    return Fix("safe", tuple(Edit(Span(start, end), text) for start, end, text in edits))


def test_edits_are_made_in_order_of_the_text() -> None:
    assert apply("en to tre", [_fix((6, 9, "fire")), _fix((0, 2, "ein"))]) == "ein to fire"


def test_a_fix_that_overlaps_an_earlier_one_is_left_whole() -> None:
    assert apply("en to tre", [_fix((0, 5, "x")), _fix((3, 5, "y"), (6, 9, "z"))]) == "x tre"
    assert apply("en to tre", [_fix((3, 5, "y"), (6, 9, "z")), _fix((0, 5, "x"))]) == "en y z"


def test_of_two_insertions_at_one_place_the_first_is_made() -> None:
    assert apply("ab", [_fix((1, 1, "x")), _fix((1, 1, "y"))]) == "axb"


def test_what_adjoins_does_not_overlap() -> None:
    fixes = [_fix((0, 1, "x")), _fix((1, 1, "-")), _fix((1, 2, "y"))]
    assert apply("ab", fixes) == "x-y"
    assert fits(fixes[2], fixes[:2])
    assert not fits(_fix((0, 2, "")), fixes[:1])


_EDITS = st.tuples(st.integers(0, 30), st.integers(0, 4), st.sampled_from(["", "x", "yy"]))


@given(st.lists(_EDITS, max_size=12))
def test_fixes_made_at_once_share_no_place_and_the_first_is_always_made(
    edits: list[tuple[int, int, str]],
) -> None:
    source = "abcdefghijklmnopqrstuvwxyzæøå01234"
    fixes = [_fix((start, start + length, text)) for start, length, text in edits]
    made: list[Fix] = []
    for fix in fixes:
        if fits(fix, made):
            made.append(fix)
    assert made[:1] == fixes[:1]
    assert apply(source, made) == _made_from_the_end(source, made)


def _made_from_the_end(source: str, fixes: list[Fix]) -> str:
    """Make edits from the end of the text to its beginning: none moves another."""
    for (start, end), text in sorted((e for fix in fixes for e in fix.edits), reverse=True):
        source = source[:start] + text + source[end:]
    return source


def _runner(**values: object) -> Runner:
    settings = {"language": "nb", "level": Severity.INFO, "baseline": "", **values}
    return Runner(Configs(settings, isolated=True))


_WORDS = st.sampled_from(
    [
        "i følge", "Sagelva", "kommunen", "75%", "3.5", "på grunn av", "over alt", "«ja,» sier",
        '"nei" sa han', "ha\u00adgen", "Kari Vik", "1.", "-", "**Brua**", "_ny_", "&amp;",
        "[lenke](https://example.org)", "pga", "og og", "12-14", "Å.", "  ", "\t", "...", "!!",
    ]
)
_ENDS = st.sampled_from(["\n", "\n\n", "\n\n\n\n", " \n", "\n# ", "\n- ", "\n> ", ". "])
_COPY = st.lists(st.one_of(_WORDS, _ENDS), max_size=25).map(" ".join)

_WAYS = {
    "utf-8": (b"", "utf-8"),
    "with a mark": (b"\xef\xbb\xbf", "utf-8"),
    "utf-16": (b"\xff\xfe", "utf-16-le"),
    "utf-16, the other way": (b"\xfe\xff", "utf-16-be"),
    "windows-1252": (b"", "windows-1252"),
}


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("path", ["sak.txt", "sak.md"])
@pytest.mark.parametrize(("mark", "codec"), _WAYS.values(), ids=_WAYS)
@settings(max_examples=12, deadline=None)
@given(copy=_COPY)
def test_mending_twice_is_mending_once(
    copy: str, mark: bytes, codec: str, path: str, end: str
) -> None:
    text = f"Bå på bru.\n\n{copy}\n".replace("\n", end)
    data = mark + text.encode(codec)
    once = mend(_runner(), data, path)
    assert once.result.report is not None, once.result.errors
    assert once.result.errors == ()
    # The findings that were fixed are gone.
    safe = [f for f in once.result.report.findings if f.fix and f.fix.applicability == "safe"]
    assert not safe
    again = mend(_runner(), once.after, path)
    assert again.after == once.after
    assert again.result.mended == {}
    # The encoding, the mark and the line ends are those of the file.
    assert once.after.startswith(mark)
    ends = once.after[len(mark):].decode(codec)
    assert ends.count("\n") == ends.count(end)
    assert end == "\r\n" or "\r" not in ends
    # No mark of Markdown has gone or come.
    assert marks(ends) == marks(text)


def marks(text: str) -> list[str]:
    return [sign for sign in text if sign in "*_[](#>&;"]


@pytest.mark.parametrize("path", ["sak.txt", "sak.md"])
@pytest.mark.parametrize(("mark", "codec"), _WAYS.values(), ids=_WAYS)
@settings(max_examples=12, deadline=None)
@given(copy=_COPY)
def test_what_stands_outside_the_edits_stays_as_it_is(
    copy: str, mark: bytes, codec: str, path: str
) -> None:
    data = mark + f"Bå på bru.\r\n\n{copy}".encode(codec)
    report = _runner().text(data, path).report
    assert report is not None
    fixes: list[Fix] = []
    for finding in report.findings:
        if finding.fix and fits(finding.fix, fixes):
            fixes.append(finding.fix)
    source = read(data, path).article.source
    lead = b"" if source.startswith("\ufeff") else mark

    def byte(offset: int) -> int:
        return len(lead) + len(source[:offset].encode(codec))

    expected, last = lead, 0
    for (start, end), text in sorted(edit for fix in fixes for edit in fix.edits):
        expected += data[byte(last) : byte(start)] + text.encode(codec)
        last = end
    expected += data[byte(last) :]
    assert rewritten(data, path, report.format, fixes) == expected


def test_fixes_make_room_for_others_until_nothing_is_left(tmp_path: Path) -> None:
    swap = 'kind = "substitution"\nseverity = "error"\nfix = "safe"\nswap = {{ "{}" = "{}" }}\n'
    write_rule(tmp_path, "house/a", swap.format("galt", "feil"))
    write_rule(tmp_path, "house/b", swap.format("feil", "rett"))
    mended = mend(_runner(packs=(str(tmp_path),)), b"Her er galt.\n", "sak.txt")
    assert mended.after == b"Her er rett.\n"
    assert mended.result.mended == {"house/a": 1, "house/b": 1}


def test_a_circle_of_fixes_comes_to_an_end(tmp_path: Path) -> None:
    swap = 'kind = "substitution"\nseverity = "error"\nfix = "safe"\nswap = {{ "{}" = "{}" }}\n'
    write_rule(tmp_path, "house/a", swap.format("galt", "feil"))
    write_rule(tmp_path, "house/b", swap.format("feil", "galt"))
    mended = mend(_runner(packs=(str(tmp_path),)), b"Her er galt.\n", "sak.txt")
    assert mended.result.report is not None
    assert sum(mended.result.mended.values()) == 10


def test_only_what_is_safe_unless_it_is_asked_for(tmp_path: Path) -> None:
    write_rule(
        tmp_path, "house/a",
        'kind = "substitution"\nseverity = "error"\nfix = "suggested"\nswap = { galt = "rett" }\n',
    )
    runner = _runner(packs=(str(tmp_path),))
    assert mend(runner, b"Her er galt.\n", "sak.txt").after == b"Her er galt.\n"
    assert mend(runner, b"Her er galt.\n", "sak.txt", unsafe=True).after == b"Her er rett.\n"


def test_there_is_no_fix_across_markup_even_if_asked_for() -> None:
    copy = "Brua er ny, i **følge** ordføreren, og ti\u00adden gå\u00adr.\n".encode()
    assert mend(_runner(), copy, "sak.md", unsafe=True).after == copy.replace(b"\xc2\xad", b"")


def test_what_a_secret_rule_masks_is_written_as_it_was() -> None:
    copy = "Hun har fødselsnummer 01017000108, i følge kommunen.\n".encode()
    report = _runner().text(copy, "sak.txt").report
    assert report is not None
    after = mend(_runner(), copy, "sak.txt").after.decode()
    assert after == "Hun har fødselsnummer 01017000108, ifølge kommunen.\n"
    assert "01017000108" not in report.source


def test_a_sign_that_the_encoding_lacks_leaves_the_file(tmp_path: Path) -> None:
    write_rule(
        tmp_path, "house/a",
        'kind = "substitution"\nseverity = "error"\nfix = "safe"\nswap = { galt = "rett→" }\n',
    )
    path = tmp_path / "sak.txt"
    path.write_bytes("Her på brua er galt.\n".encode("cp1252"))
    (result,) = mended_files([str(path)], _runner(packs=(str(tmp_path),)))
    (error,) = result.errors
    assert "→" in error.message
    assert path.read_bytes() == "Her på brua er galt.\n".encode("cp1252")
    assert result.mended == {}


def test_a_file_that_is_not_there_is_an_error() -> None:
    (result,) = mended_files(["borte.txt"], _runner())
    assert result.report is None
    assert isinstance(result.errors[0], NewslintError)


def test_phrases_alone_have_no_fix(tmp_path: Path) -> None:
    write_rule(tmp_path, "house/feil", PHRASES)
    mended = mend(_runner(packs=(str(tmp_path),)), b"En feil er her.\n", "sak.txt", unsafe=True)
    assert mended.result.mended == {}
