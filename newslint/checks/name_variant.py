"""Find one name spelt two ways in the same article."""

from __future__ import annotations

from newslint.checks import Option
from newslint.checks.substitution import match_case
from newslint.findings import Related, Severity
from newslint.language.forms import Knowledge, near_forms
from newslint.language.lexicon import FIRST_NAME, ORGANISATION, PLACE, SURNAME
from newslint.language.variants import differs_by_ending, differs_by_norm, sound_alike
from newslint.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newslint.article import Article
    from newslint.findings import Hit
    from newslint.language.forms import Form, Mention
    from newslint.rules import Rule

OPTIONS = {
    "min_length": Option(5, "the shortest word compared; one letter less beside the same name."),
    "explained_by": Option((), "stems of words that tell of a spelling; near a name, silence."),
}

# Where every noun has a capital, a word in two forms looks like a name in two.
_NOUNS_IN_CAPITALS = frozenset(("de", "lb"))
# Where names keep one form but for the genitive; elsewhere a case may change their endings.
_NAMES_KEEP_FORM = frozenset(("nb", "nn", "en", "da", "sv", "nl", "fr", "es", "it", "pt"))
_CASE_ENDING = 2
# A form as common as this in running text is a name or a word of its own.
_ATTESTED = -6.5
# One as common as this exists, though it may be a slip made by many.
_SEEN = -7.5
# What the reader is told; more places of the right form add nothing.
_MOST_PLACES = 12
_NEAR = 60
# Room for a comma or an "and" between two names, and for an age in brackets besides.
_CLOSE = 8
_LONGEST_AGE = 12
_STOPS = frozenset(".:;!?\n")


class Clash(NamedTuple):
    """Two forms of one name: which is to go, which to stay, and how sure that is."""

    wrong: Form
    right: Form
    severity: Severity
    tie: bool


def check(article: Article, rule: Rule) -> Iterator[Hit]:
    """Flag every place of the rarer spelling; by a tie that of which less is known."""
    claimed: set[str] = set()
    for clash in sorted(clashes(article, rule), key=lambda clash: -len(clash.right.mentions)):
        if clash.wrong.key not in claimed and clash.right.key not in claimed:
            claimed.add(clash.wrong.key)
            yield from _hits(rule, clash)


def clashes(article: Article, rule: Rule) -> Iterator[Clash]:
    """Yield the pairs of forms that are one name."""
    if article.language in _NOUNS_IN_CAPITALS:
        return
    judge = _Judge(article, rule)
    # Beside the same name a word may be one letter shorter, and between two of them two.
    shortest = rule.options.min_length - 1
    for one, other in near_forms(article.forms, shortest - 1, article.language):
        clash = judge.clash(one, other)
        if clash:
            yield clash


class _Judge:
    """Weighs whether two near forms in an article are one name."""

    def __init__(self, article: Article, rule: Rule) -> None:
        self._article = article
        self._shortest = rule.options.min_length
        self._knowledge = Knowledge(article.language)
        self._explained_by = [f" {stem}" for stem in rule.options.explained_by]

    def clash(self, one: Form, other: Form) -> Clash | None:
        """Return what is wrong with two forms, or None where both may stand."""
        shared = _share(one, other)
        if self._is_apart(one, other, shared) or self._is_explained(one, other):
            return None
        wrong, right = sorted((one, other), key=self._weight)
        if one.plain == other.plain and len(one.mentions) == len(other.mentions):
            # Marks on letters get lost in writing; nobody puts them in by a slip.
            wrong, right = sorted((one, other), key=_marks)
        if len(right.plain) < self._shortest - shared and not _is_framed(one, other):
            return None
        known = self._knowledge.knows(wrong.spelling)
        if self._knowledge.knows(right.spelling) and known:
            if not sound_alike(one.plain, other.plain) and not _share_the_rest(one, other):
                return None
            if not shared and not (_introduces(one, other) and self._are_surnames(one, other)):
                return None
        elif not shared and self._is_attested(wrong.spelling):
            return None
        counts = len(wrong.mentions), len(right.mentions)
        tie = counts[0] == counts[1] and (
            known == self._knowledge.knows(right.spelling) or wrong.plain == right.plain
        )
        if shared or counts[1] >= 2 * counts[0]:
            level = Severity.ERROR
        elif tie and self._may_be_two(wrong, right):
            level = Severity.INFO
        else:
            level = Severity.WARNING
        return Clash(wrong, right, level, tie)

    def _may_be_two(self, wrong: Form, right: Form) -> bool:
        """Tell whether two forms as frequent as each other may both be right after all."""
        if wrong.plain == right.plain:
            return True
        seen_elsewhere = self._knowledge.renown(wrong.spelling) > _SEEN
        return seen_elsewhere and not _introduces(wrong, right)

    def _weight(self, form: Form) -> tuple[float, ...]:
        """Rank a form by what speaks for it: places, lexicon, use in other texts, order."""
        return (
            len(form.mentions),
            self._knowledge.knows(form.spelling),
            self._knowledge.renown(form.spelling),
            -form.mentions[0].span.start,
        )

    def _is_attested(self, word: str) -> bool:
        return self._knowledge.knows(word) or self._knowledge.renown(word) > _ATTESTED

    def _is_apart(self, one: Form, other: Form, shared: bool) -> bool:
        """Tell whether the two forms are forms of a word, or name two things."""
        short, long = sorted((one.plain, other.plain), key=len)
        language = self._article.language
        if long == f"{short}s":
            return True
        spellings = one.spelling, other.spelling
        if any(map(self._is_attested, spellings)) and differs_by_norm(one.key, other.key, language):
            return True
        if language not in _NAMES_KEEP_FORM and long.startswith(short[:-_CASE_ENDING]):
            return True
        if _side_by_side(self._article, one, other):
            return True
        only_initial = all(m.initial for form in (one, other) for m in form.mentions)
        if only_initial and (
            not (shared or any(map(self._knowledge.knows, spellings)))
            or any(map(self._knowledge.is_ordinary, spellings))
        ):
            return True
        if shared:
            return False
        return (
            differs_by_ending(short, long, language)
            or _conflict(one, other)
            or self._is_thing(one, other)
            or self._is_thing(other, one)
        )

    def _are_surnames(self, one: Form, other: Form) -> bool:
        """Tell whether neither form is known as a first name."""
        flags = map(self._knowledge.name_flags, (one.spelling, other.spelling))
        return not any(flag & FIRST_NAME for flag in flags)

    def _is_thing(self, one: Form, other: Form) -> bool:
        """Tell whether one is a person in full and the other something known that is none."""
        if not one.before or other.before:
            return False
        flags = self._knowledge.name_flags(other.spelling)
        return bool(flags & (PLACE | ORGANISATION)) and not flags & (FIRST_NAME | SURNAME)

    def _is_explained(self, one: Form, other: Form) -> bool:
        """Tell whether the text near the rarer form speaks of how it is spelt."""
        rarer = min((one, other), key=lambda form: len(form.mentions))
        for mention in rarer.mentions[:_MOST_PLACES]:
            start, end = max(0, mention.span.start - _NEAR), mention.span.end + _NEAR
            around = self._article.folded[start:end].replace("(", " ")
            if any(stem in around for stem in self._explained_by):
                return True
        return False


def _share(one: Form, other: Form) -> bool:
    """Tell whether the same name stands beside both forms, or its initial beside one."""
    if not one.before.isdisjoint(other.before) or not one.after.isdisjoint(other.after):
        return True
    return not (
        _initials(one).isdisjoint(word[0] for word in other.before if word)
        and _initials(other).isdisjoint(word[0] for word in one.before if word)
    )


def _share_the_rest(one: Form, other: Form) -> bool:
    """Tell whether two more words of a name, its middle name and surname, follow both."""
    rests = [{m.after[:2] for m in form.mentions if len(m.after) > 1} for form in (one, other)]
    return not rests[0].isdisjoint(rests[1])


def _is_framed(one: Form, other: Form) -> bool:
    """Tell whether both stand between the same two words of a name."""
    frames = [
        {(m.before[0], m.after[0]) for m in form.mentions if m.before and m.after}
        for form in (one, other)
    ]
    return not frames[0].isdisjoint(frames[1])


def _marks(form: Form) -> int:
    """Return how many letters of a form are other than in plain writing."""
    return sum(not letter.isascii() for letter in form.key)


def _initials(form: Form) -> set[str]:
    """Return the initials that stand alone before a form."""
    return {m.before[0] for m in form.mentions if len(m.before) == 1 == len(m.before[0])}


def _introduces(one: Form, other: Form) -> bool:
    """Tell whether one form is a surname only seen in full and the other stands alone."""
    return any(
        full.trails and full.is_always_full and not (alone.before or alone.after)
        for full, alone in ((one, other), (other, one))
    )


def _conflict(one: Form, other: Form) -> bool:
    """Tell whether the company of two forms shows two people or places."""
    if (one.before and other.before) or (one.after and other.after):
        return True
    if one.is_always_full and other.is_always_full:
        return True
    return (one.leads and other.trails) or (other.leads and one.trails)


def _side_by_side(article: Article, one: Form, other: Form) -> bool:
    """Tell whether the forms stand in one name or next to one another, as two things do."""
    places = {m.name: m.span for m in one.mentions}
    for mention in other.mentions:
        for index in (mention.name - 1, mention.name, mention.name + 1):
            span = places.get(index)
            if span is None:
                continue
            between = article.text[
                min(span.end, mention.span.end) : max(span.start, mention.span.start)
            ]
            between = _without_age(between)
            if index == mention.name or (len(between) < _CLOSE and _STOPS.isdisjoint(between)):
                return True
    return False


def _without_age(between: str) -> str:
    """Return what stands between two names without the brackets after the first."""
    end = between.find(")", 0, _LONGEST_AGE) if between.startswith(" (") else -1
    return between[end + 1 :]


def _hits(rule: Rule, clash: Clash) -> Iterator[Hit]:
    """Yield a hit at every place of the wrong form, with the suggestion that fits there."""
    places = clash.right.mentions
    spelling = clash.right.spelling
    often = "often" if len(places) > _MOST_PLACES else ""
    for mention in clash.wrong.mentions:
        suggestions = () if clash.tie else (_respelt(mention, spelling),)
        yield rule.hit(
            mention.span,
            *suggestions,
            related=tuple(Related(place.span) for place in places[:_MOST_PLACES]),
            values={"other": spelling, "count": len(places)},
            variant="tie" if clash.tie else often,
            severity=clash.severity,
            group=clash.right.key,
        )


def _respelt(mention: Mention, spelling: str) -> str:
    """Return the right spelling with the particle, the ending and the case of a place."""
    return mention.particle + match_case(mention.base, spelling) + mention.ending
