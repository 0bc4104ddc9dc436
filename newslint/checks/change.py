"""Find a change that does not fit the two figures it is the change between."""

from __future__ import annotations

import re
from itertools import pairwise

from newslint import patterns
from newslint.checks import Option
from newslint.checks._pairs import Pair, alike, fits, half, relative
from newslint.findings import Related
from newslint.language.figures import written
from newslint.positions import Span
from newslint.records import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.numbers import Number
    from newslint.rules import Rule

NEEDS = ("numbers",)
OPTIONS = {
    "from": Option(None, "words before the first figure, by language.", dict),
    "to": Option(None, "words before the second figure, by language.", dict),
    "up": Option(None, "words for a rise, by language.", dict),
    "down": Option(None, "words for a fall, by language.", dict),
    "times": Option(None, 'by language, words for a factor: "doblet 2".', dict),
    "part": Option(None, 'by language, words for a share: "en tredel 33.3".', dict),
    "by": Option(None, "words before the share that a figure changes by, by language.", dict),
    "so": Option(None, "words before what has been worked out, by language.", dict),
    "opener": Option(None, "how the next sentence may take up a change, by language.", dict),
    "ranks": Option(None, "beginnings of words for what is better when lower.", dict),
    "nearly": Option(None, "words that make a factor rough, by language.", dict),
    "beyond": Option(None, "those of them that make it the least there is.", dict),
    "then": Option(None, "words before an earlier figure, by language.", dict),
    "now": Option(None, "words before a later figure, by language.", dict),
}

_KINDS = frozenset(("count", "money", "measure", "percent"))
_BREAK = patterns.compile(
    r"[.;:?!\n]|,[ \u00a0](?:og|and)(?!\w)"
    r"|(?<!\w)(?:mens|medan|samtidig|samstundes|while|whereas|men|but)(?!\w)"
)
_OTHER = patterns.compile(r"\d|, (?:og|and)\b")
# Between two figures and a factor that sums them up.
_APPENDED = patterns.compile(
    r"[ ,(–-]*(?:altså |det er |dvs\. |that is )?(?:med )?(?:en |ei |ein |a )?"
)
_MINUS = patterns.compile(r"(?:minus|[-−–])[ \u00a0]?$")
_IN_YEAR = r"(?:i|in)[ \u00a0](?P<year>(?:19|20)\d\d)"
_LONGEST = 45
_LAST_YEAR = 2100
# "A third" may stand for so many points of per cent more or less.
_ROUGH = 3.5


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag a percentage, a difference, a factor or a direction that the figures contradict."""
    if article.language not in rule.options.up:
        return
    words = _words(rule, article.language)
    earlier: Pair | None = None
    for sentence, numbers in article.sentence_numbers:
        pair = words.pair(article, numbers)
        if pair is None:
            if earlier and (hit := words.taken_up(article, rule, earlier, sentence, numbers[0])):
                yield hit
            earlier = words.apart(article, sentence, numbers)
            if earlier and (hit := words.summed_up(article, rule, sentence, earlier)):
                yield hit
            continue
        earlier = pair
        hit = words.factor(article, rule, sentence, pair)
        hit = hit or words.summed_up(article, rule, sentence, pair)
        for number in numbers:
            if hit is None and not pair.span.covers(number.span) and number.is_exact:
                hit = words.stated(article, rule, pair, number)
        hit = hit or words.part(article, rule, sentence, pair)
        hit = hit or words.direction(article, rule, sentence, pair)
        if hit:
            yield hit


class _Words:
    """The words of one language for rise and fall."""

    def __init__(self, options: Any, language: str) -> None:
        def any_of(words: Any) -> str:
            return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))

        start = any_of(getattr(options, "from")[language])
        end = any_of(options.to[language])
        up, down = any_of(options.up[language]), any_of(options.down[language])
        self._from = patterns.compile(rf"(?<!\w)(?:{start})[ \u00a0]$")
        self._to = patterns.compile(rf"(?<!\w)(?:{end})[ \u00a0]$")
        self._verb = patterns.compile(rf"(?<!\w)(?:(?P<up>{up})|(?P<down>{down}))(?!\w)")
        self._leads = patterns.compile(
            rf"(?<!\w)(?:{up}|{down})(?:[ \u00a0](?:på|med|of|by|hele|heile|hele|totalt|rundt))*"
            rf"[ \u00a0]$|[+(][ \u00a0]?$|(?<!\w)(?:{any_of(options.so[language])})[ \u00a0]$"
        )
        opener = rf"(?:{any_of(options.opener[language])})[ \u00a0]"
        self._opener = patterns.compile(opener)
        self._trails = patterns.compile(
            rf"[ \u00a0](?:{up}|{down}|mer|meir|mindre|more|less|fewer)(?!\w)"
        )
        self._factors = {
            word: float(factor)
            for word, _, factor in (entry.rpartition(" ") for entry in options.times[language])
        }
        self._factor = patterns.compile(rf"(?<!\w)(?:{any_of(self._factors)})(?!\w)")
        self._sequel = patterns.compile(
            rf"\s+{opener}(?:(?:en|ei|ein|a)[ \u00a0])?(?P<factor>{any_of(self._factors)})(?!\w)"
        )
        then, now = any_of(options.then[language]), any_of(options.now[language])
        self._then = patterns.compile(rf"(?<!\w)(?:{then}|{_IN_YEAR})(?!\w)")
        self._now = patterns.compile(rf"(?<!\w)(?:{now}|{_IN_YEAR})(?!\w)")
        self._beyond = frozenset(options.beyond[language])
        self._parts = {
            word: float(part)
            for word, _, part in (entry.rpartition(" ") for entry in options.part[language])
        }
        by, parts = any_of(options.by[language]), any_of(self._parts)
        self._part = patterns.compile(rf"(?<!\w)(?:{by})[ \u00a0](?P<part>{parts})(?!\w)")
        self._ranks = patterns.compile(rf"(?<!\w)(?:{any_of(options.ranks[language])})")
        self._nearly = patterns.compile(rf"(?<!\w)(?:{any_of(options.nearly[language])})(?!\w)")

    def pair(self, article: Article, numbers: Sequence[Number]) -> Pair | None:
        """Return the first two figures of a sentence that a change goes between."""
        text = article.folded
        for one, other in self._neighbours(numbers):
            before = text[max(0, one.span.start - 12) : one.span.start]
            gap = text[one.span.end : other.span.start]
            if len(gap) > _LONGEST or _BREAK.search(gap):
                continue
            if self._from.search(before) and self._to.search(gap):
                old, new = one, other
            elif self._to.search(before) and self._from.search(gap):
                old, new = other, one
            else:
                continue
            old, new = alike(old, new)
            if old.kind == new.kind and old.unit == new.unit and old.kind in _KINDS:
                sound = old.is_exact and new.is_exact and old.value > 0 and new.value > 0
                if sound and not _MINUS.search(before) and not _MINUS.search(gap):
                    return Pair(old, new, Span(one.span.start, other.span.end))
        return None

    def _neighbours(self, numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
        """Yield numbers with the next one, years between ("40 i 2010 til 50") passed over.

        Of "fra 2000 til 3000" the first is no year, because the second is none.
        """
        plain = []
        for number, following in zip(numbers, (*numbers[1:], None), strict=False):
            if number.kind != "year":
                plain.append(number)
            elif following and following.kind == "count" and following.value > _LAST_YEAR:
                plain.append(number._replace(kind="count"))
        return pairwise(plain)

    def apart(self, article: Article, sentence: Span, numbers: Sequence[Number]) -> Pair | None:
        """Return the two figures of a sentence that sets an earlier against a later one."""
        figures = [number for number in numbers if number.kind != "year"]
        if len(figures) != 2 or not all(n.is_exact and n.value > 0 for n in figures):
            return None
        one, other = figures
        then = self._then.search(article.folded, sentence.start, one.span.start)
        now = self._now.search(article.folded, one.span.end, other.span.start)
        is_later = then and now and (not now["year"] or (then["year"] or "") < now["year"])
        is_alike = one.unit == other.unit and other.noun in ("", one.noun)
        if is_later and is_alike and one.kind == other.kind == "count":
            return Pair(one, other, Span(one.span.start, other.span.end))
        return None

    def stated(self, article: Article, rule: Rule, pair: Pair, number: Number) -> Hit | None:
        """Return a hit where a number near the pair is said to be the change, and is not."""
        if not self._is_change(article, pair, number):
            return None
        return self._compare(article, rule, pair, number)

    def taken_up(
        self, article: Article, rule: Rule, pair: Pair, sentence: Span, number: Number
    ) -> Hit | None:
        """Return the same for a number in the next sentence: "Det er en økning på …"."""
        lead = article.folded[sentence.start : number.span.start]
        near = sentence.start - pair.span.end < _LONGEST
        if (
            near
            and len(lead) < _LONGEST
            and number.is_exact
            and (self._opener.match(lead) and self._leads.search(lead))
        ):
            return self._compare(article, rule, pair, number)
        return None

    def _compare(self, article: Article, rule: Rule, pair: Pair, number: Number) -> Hit | None:
        """Return a hit where a number said to be the change is not."""
        if number.kind not in ("percent", "points", pair.old.kind):
            return None
        difference = abs(pair.new.value - pair.old.value)
        slack = half(pair.old) + half(pair.new) + half(number)
        if number.kind == "percent":
            low, high = relative(pair)
            exact = abs(pair.new.value / pair.old.value - 1) * 100
            if pair.old.kind == "percent" and abs(number.value - difference) < number.step / 2:
                is_both = abs(number.value - exact) <= max(number.step, exact / 5)
                return None if is_both else _hit(article, rule, pair, number, "points")
            if low - number.step <= number.value <= high + number.step:
                return None
            variant = "percent" if pair.old.kind == "percent" else ""
            return _hit(article, rule, pair, number, variant)
        if number.kind == "points" and pair.old.kind != "percent":
            return None
        if number.kind != "points" and number.unit != pair.old.unit:
            return None
        if abs(number.value - difference) <= slack * 0.999 + 1e-9:
            return None
        return _hit(article, rule, pair, number, "difference")

    def _is_change(self, article: Article, pair: Pair, number: Number) -> bool:
        """Tell whether a number stands as the change: "opp 20 prosent", "20 prosent mer"."""
        text = article.folded
        after = text[number.span.end : number.span.end + 14]
        if number.span.start >= pair.span.end:
            gap = text[pair.span.end : number.span.start]
        elif number.span.end <= pair.span.start:
            gap = text[number.span.end : pair.span.start]
            if len(gap) > 14:
                return False
            lead = text[max(0, number.span.start - 40) : number.span.start]
            found = self._verb.findall(lead)
            return bool(found) and not _BREAK.search(lead[self._last(lead) :])
        else:
            return False
        if len(gap) > _LONGEST or _BREAK.search(gap):
            return False
        return bool(self._leads.search(gap) or self._trails.match(after))

    def _last(self, text: str) -> int:
        return max((match.start() for match in self._verb.finditer(text)), default=0)

    def factor(self, article: Article, rule: Rule, sentence: Span, pair: Pair) -> Hit | None:
        """Return a hit where "doblet", "halvert" and the like do not fit the figures."""
        text = article.folded
        start = max(sentence.start, pair.span.start - 60)
        stop = min(sentence.end, pair.span.end + 40)
        for match in self._factor.finditer(text, start, stop):
            between = text[min(match.end(), pair.span.end) : max(match.start(), pair.span.start)]
            if _BREAK.search(between) or _OTHER.search(between):
                continue
            if match.start() >= pair.span.end and not _APPENDED.fullmatch(between):
                continue
            nearly = self._nearly.search(text, max(0, match.start() - 16), match.start())
            if nearly and nearly.group() not in self._beyond:
                continue
            if fits(pair, self._factors[match.group()], at_least=nearly is not None):
                continue
            return _factor_hit(article, rule, pair, Span(*match.span()))
        return None

    def part(self, article: Article, rule: Rule, sentence: Span, pair: Pair) -> Hit | None:
        """Return a hit where "by a third" is not what the figures changed by."""
        text = article.folded
        start = max(sentence.start, pair.span.start - _LONGEST)
        match = self._part.search(text, start, min(sentence.end, pair.span.end + _LONGEST))
        if match is None or pair.old.kind == "percent":
            return None
        between = text[min(match.end(), pair.span.end) : max(match.start(), pair.span.start)]
        low, high = relative(pair)
        part = self._parts[match["part"]]
        if _BREAK.search(between) or low - _ROUGH <= part <= high + _ROUGH:
            return None
        span = Span(*match.span("part"))
        values = {**_values(article, pair), "stated": article.slice(span)}
        return rule.hit(span, related=(Related(pair.span),), values=values)

    def summed_up(self, article: Article, rule: Rule, sentence: Span, pair: Pair) -> Hit | None:
        """Return the same for a factor that opens the next sentence: "Det er en dobling"."""
        match = self._sequel.match(article.folded, sentence.end)
        if match is None or fits(pair, self._factors[match["factor"]]):
            return None
        return _factor_hit(article, rule, pair, Span(*match.span("factor")))

    def direction(self, article: Article, rule: Rule, sentence: Span, pair: Pair) -> Hit | None:
        """Return a hit where the verb says up and the figures down, or the other way."""
        text = article.folded
        start = max(sentence.start, pair.span.start - 24)
        lead = text[start : pair.span.start]
        verbs = list(self._verb.finditer(lead))
        if not verbs or pair.old.value == pair.new.value:
            return None
        if self._ranks.search(text, *sentence):
            return None
        rises = pair.new.value > pair.old.value
        verb = verbs[-1]
        stands_beside = len(lead[verb.end() :].split()) == 1
        is_turned = pair.old.span.start > pair.new.span.start
        if rises == bool(verb["up"]) or is_turned or not stands_beside:
            return None
        span = Span(start + verb.start(), pair.span.end)
        return rule.hit(span, variant="direction", values=_values(article, pair))


def _factor_hit(article: Article, rule: Rule, pair: Pair, span: Span) -> Hit:
    ratio = _number(article, pair.new.value / pair.old.value)
    values = {**_values(article, pair), "ratio": ratio}
    return rule.hit(span, related=(Related(pair.span),), variant="factor", values=values)


def _hit(article: Article, rule: Rule, pair: Pair, number: Number, variant: str) -> Hit:
    values = {**_values(article, pair), "stated": written(article, number)}
    suggestions = []
    if variant == "points":
        points = {"nb": "prosentpoeng", "nn": "prosentpoeng", "en": "percentage points"}
        figure = article.slice(number.figure)
        suggestions = [f"{figure} {points[article.language]}"]
    return rule.hit(
        number.span, *suggestions, related=(Related(pair.span),), variant=variant, values=values
    )


def _values(article: Article, pair: Pair) -> dict[str, object]:
    change = (pair.new.value / pair.old.value - 1) * 100
    difference = abs(pair.new.value - pair.old.value)
    return {
        "old": written(article, pair.old),
        "new": written(article, pair.new),
        "percent": _number(article, round(abs(change), 1)),
        "difference": written(article, pair.new, difference),
        "points": _number(article, difference),
    }


def _number(article: Article, value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return text if article.language == "en" else text.replace(".", ",")


def _words(rule: Rule, language: str) -> _Words:
    """Return the words of a language as a rule has them, made once."""
    made: dict[str, _Words] = rule.options.__dict__.setdefault("words_made", {})
    if language not in made:
        made[language] = _Words(rule.options, language)
    return made[language]
