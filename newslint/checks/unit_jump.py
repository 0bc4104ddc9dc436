"""Find one amount given in two units: millions here and billions there, kroner and dollars."""

from __future__ import annotations

from newslint import patterns
from newslint.checks import Option
from newslint.findings import Related
from newslint.language.data import language_data, word_set
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.rules import Rule

NEEDS = ("numbers",)
OPTIONS = {
    "shortest": Option(3, "how long the stem of a word near both must be to tie them."),
}

_MILLION = 1_000_000
_REACH = 70
# Two amounts in one sentence are set against each other on purpose.
_STOP = patterns.compile(r"[.!?…][ \u00a0\n«»“”\"–-]|\n")
_WORD = patterns.compile(r"[^\W\d_]+")


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag the later of two equal figures that differ in magnitude or currency alone."""
    first: dict[str, Number] = {}
    told: set[str] = set()
    for number in article.numbers:
        if number.magnitude < _MILLION and (number.kind != "money" or number.value < 1000):
            continue
        if not number.is_exact:
            continue
        key = f"{number.value / number.magnitude:g}"
        earlier = first.setdefault(key, number)
        if key in told or not _jumps(earlier, number):
            continue
        if len(key.replace(".", "").strip("0")) < 2:
            continue
        if not _shared(article, rule, earlier, number):
            continue
        told.add(key)
        yield rule.hit(
            number.span,
            related=(Related(earlier.span),),
            values={"other": article.slice(earlier.span)},
            variant="magnitude" if earlier.magnitude != number.magnitude else "",
        )


def _jumps(one: Number, other: Number) -> bool:
    """Tell whether two numbers differ in magnitude or in unit, and not in both."""
    if one.kind == "count" == other.kind:
        return one.noun == other.noun != "" and one.magnitude != other.magnitude
    if "count" in (one.kind, other.kind):
        count = one if one.kind == "count" else other
        return not count.noun and one.magnitude != other.magnitude
    return (one.magnitude != other.magnitude) != (one.unit != other.unit)


def _shared(article: Article, rule: Rule, one: Number, other: Number) -> bool:
    """Tell whether a word of some length stands near both, so that they are one thing."""
    between = article.text[one.span.end : min(other.span.start, one.span.end + _REACH)]
    if not _STOP.search(article.text, one.span.end, other.span.start) or "(" in between:
        return False
    near = _near(article, one) & _near(article, other)
    near -= word_set(article.language, "months") | word_set(article.language, "weekdays")
    near -= word_set(article.language, "verbs_of_saying")
    near -= set(language_data(f"facts/{article.language}")["words"]["function"])
    return any(len(word) >= rule.options.shortest for word in near)


def _near(article: Article, number: Number) -> set[str]:
    """Return the words around a number, inside its paragraph, endings cut."""
    block = article.block_at(number.span.start)
    if block is None:
        return set()
    start = max(block.span.start, number.span.start - _REACH)
    end = min(block.span.end, number.span.end + _REACH)
    text = article.folded
    around = f"{text[start : number.span.start]} {text[number.span.end : end]}"
    return {_stem(word) for word in _WORD.findall(around)}


def _stem(word: str) -> str:
    """Return a word without the commonest endings of nouns."""
    for ending in ("ene", "ane", "en", "et", "er", "ar", "a", "e", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
