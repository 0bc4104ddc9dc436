"""The engine: runs the rules over an article and turns their hits into findings."""

from __future__ import annotations

from functools import cached_property

from newslint.catalogue import active_rules, catalogue, known_literals
from newslint.config import Config
from newslint.errors import CheckError, NewslintError
from newslint.findings import Edit, Finding, Fix, Hit, Related, Severity
from newslint.formats import lines
from newslint.formats.clean import is_unseen
from newslint.literals import LiteralIndex
from newslint.positions import Span
from newslint.records import TYPE_CHECKING, NamedTuple
from newslint.wording import MESSAGE_LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from newslint.article import Article, Block
    from newslint.literals import Literals
    from newslint.positions import LineIndex
    from newslint.rules import Rule


# What every comment that is meant for newslint holds.
MARK = "newslint-"
# More places than this that take part in one fault help nobody.
_MOST_RELATED = 12
# A block that is less sure than this may well be of another kind.
_SURE = 0.6


class Passage(NamedTuple):
    """A block of an article as a report shows it: its kind, and its text bit by bit.

    `bits` are `(text, start, end)`, the offsets those of the source the text was read from.
    Where text and source are of one length they run side by side; else the bit is a whole.
    """

    kind: str
    bits: tuple[tuple[str, int, int], ...]


class FileReport(NamedTuple):
    """What was found in one article; `lines` leads from offsets of `source` to lines.

    `facts` are those of `newslint.facts`, where they were asked for.
    `passages` are the article as it reads; they are there only if a run was asked for them.
    """

    path: str
    format: str
    language: str
    source: str
    findings: tuple[Finding, ...]
    errors: tuple[NewslintError, ...] = ()
    notes: tuple[str, ...] = ()
    facts: Mapping[str, list[dict[str, Any]]] | None = None
    passages: tuple[Passage, ...] = ()

    @property
    def lines(self) -> LineIndex:
        """The lines and columns of the source."""
        return lines(self.source, self.format)


class Ruleset:
    """The rules that are on for copy in one language ("": any), ready to run."""

    def __init__(
        self, rules: Sequence[Rule], language: str = "", literals: Literals | None = None
    ) -> None:
        self.rules = tuple(rules)
        self._whole = [rule for rule in self.rules if rule.is_whole]
        self._index = LiteralIndex(self.rules, language, literals)
        self._failures = [_failure(rule, error) for rule, error in self._index.failures]

    def hits(self, article: Article) -> Iterator[tuple[Rule, Hit] | CheckError]:
        """Yield every hit with its rule, and an error for each check that failed."""
        yield from self._failures
        for rule in self._whole:
            try:
                if rule.reads(article):
                    assert rule.kind.check is not None
                    for hit in _timed(article, rule, rule.kind.check(article, rule)):
                        yield rule, hit
            except Exception as error:
                yield _failure(rule, error)
        yield from self._literal_hits(article)

    def _literal_hits(self, article: Article) -> Iterator[tuple[Rule, Hit] | CheckError]:
        broken: set[str] = set()
        together: dict[str, tuple[Rule, list[tuple[Span, str]]]] = {}
        for rule, span, literal in self._places(article):
            block = article.block_at(span.start)
            if block is None or block.kind not in rule.scope or rule.id in broken:
                continue
            if not rule.in_quotes and article.is_quoted(span):
                continue
            if rule.kind.at is None:
                together.setdefault(rule.id, (rule, []))[1].append((span, literal))
                continue
            try:
                for hit in _timed(article, rule, rule.kind.at(article, rule, span, literal)):
                    yield rule, hit
            except Exception as error:
                broken.add(rule.id)
                yield _failure(rule, error)
        for rule, places in together.values():
            assert rule.kind.together is not None
            try:
                for hit in _timed(article, rule, rule.kind.together(article, rule, places)):
                    yield rule, hit
            except Exception as error:
                yield _failure(rule, error)

    def _places(self, article: Article) -> Iterable[tuple[Rule, Span, str]]:
        """Return the places of the rules' literals."""
        places = self._index.scan(article.folded)
        return article.clock.iterate("fact", "literals", places) if article.clock else places


def _timed(article: Article, rule: Rule, hits: Iterable[Hit]) -> Iterable[Hit]:
    return article.clock.iterate("rule", rule.id, hits) if article.clock else hits


def _failure(rule: Rule, error: Exception) -> CheckError:
    reason = str(error) if isinstance(error, NewslintError) else repr(error)
    return CheckError(f"the rule {rule.id} could not be run to its end: {reason}")


class Linter:
    """Runs a configuration's rules over articles; one may be used from several threads."""

    def __init__(self, config: Config | None = None) -> None:
        self.config = config or Config()
        self._allowed = {word.casefold() for word in self.config.allow}
        self._rulesets: dict[str, Ruleset] = {}

    def ruleset(self, language: str) -> Ruleset:
        """Return the rules for copy in `language`; made once a language."""
        if language not in self._rulesets:
            self._rulesets[language] = Ruleset(
                active_rules(self.config, language),
                language,
                known_literals(self.config.packs, language),
            )
        return self._rulesets[language]

    def lint(self, article: Article, path: str = "", notes: Sequence[str] = ()) -> FileReport:
        """Return the findings in an article, in order of the text, whatever their level.

        What comments in the source silence is left out, save in plain text, where a comment
        would be copy. The article's language must be set; without one only the rules for every
        language run.
        """
        ruleset = self.ruleset(article.language)
        report = lint_with(ruleset, article, path, notes, self.config.messages, self._allowed)
        if MARK in article.source and article.format != "plain":
            from newslint.comments import silenced

            known = catalogue(self.config.packs).rules
            report = silenced(report, [rule.id for rule in ruleset.rules], known)
        return report


def lint_with(
    ruleset: Ruleset,
    article: Article,
    path: str = "",
    notes: Sequence[str] = (),
    messages: str = "auto",
    allowed: Collection[str] = (),
) -> FileReport:
    """Return what the rules find in an article, told in the language `messages`.

    "auto" tells it in the article's own language. `allowed` are casefolded words that are
    never a fault.
    """
    kept: list[tuple[Rule, Hit]] = []
    errors: list[NewslintError] = []
    for outcome in ruleset.hits(article):
        if isinstance(outcome, CheckError):
            errors.append(CheckError(outcome.message, path))
        elif _stands(article, *outcome, allowed):
            kept.append(outcome)
    secrets = [hit.span for rule, hit in kept if rule.secret]
    writer, findings = _Writer(article, messages, secrets), []
    for rule, hit in _without_overlaps(kept):
        try:
            findings.append(writer.finding(rule, hit))
            if article.clock:
                article.clock.found(rule.id)
        except (LookupError, ValueError) as error:
            errors.append(CheckError(_failure(rule, error).message, path))
    return FileReport(
        path,
        article.format,
        article.language,
        writer.source,
        tuple(findings),
        tuple(errors),
        tuple(notes),
    )


def passages(article: Article, source: str) -> tuple[Passage, ...]:
    """Return an article as it reads; `source` is its source as it may be shown."""
    made = []
    for block in article.blocks:
        bits, done = [], block.span.start
        at = article.source_map.start(done)
        for start, end, first, length in article.source_map.runs(*block.span):
            # What the reader has put between two runs, such as a blank, has no source.
            bits += [(article.text[done:start], at, at)] if done < start else []
            done, at = end, first + length
            text = _shown_text(article, Span(start, end), source, Span(first, at))
            bits.append((text, first, at))
        if done < block.span.end:
            bits.append((article.text[done : block.span.end], at, at))
        if bits:
            made.append(Passage(block.kind.value, tuple(bits)))
    return tuple(made)


def _shown_text(article: Article, span: Span, source: str, place: Span) -> str:
    """Return the text of a span, masked where what stands at its place in the source is."""
    as_shown = source[slice(*place)]
    is_masked = source is not article.source and article.source[slice(*place)] != as_shown
    return as_shown if is_masked else article.slice(span)


def _stands(article: Article, rule: Rule, hit: Hit, allowed: Collection[str]) -> bool:
    """Tell whether a hit is in the rule's scope and not allowed by the house."""
    block = article.block_at(hit.span.start)
    if block is not None and block.kind not in rule.scope:
        return False
    if not rule.in_quotes and article.is_quoted(hit.span):
        return False
    return article.slice(hit.span).casefold() not in allowed


def _without_overlaps(kept: Sequence[tuple[Rule, Hit]]) -> list[tuple[Rule, Hit]]:
    """Sort hits by place, and drop those that another makes moot.

    Of hits on the same words the most severe stands (by a tie the first by rule id); what
    lies inside a hit of a rule that covers goes.
    """

    def order(pair: tuple[Rule, Hit]) -> tuple[int, int, int, str]:
        rule, hit = pair
        level = rule.severity if hit.severity is None else min(hit.severity, rule.severity)
        return hit.span.start, -hit.span.end, -level, rule.id

    result: list[tuple[Rule, Hit]] = []
    cover = Span(-1, -1)
    for rule, hit in sorted(kept, key=order):
        if (result and result[-1][1].span == hit.span) or _lies_within(cover, hit.span):
            continue
        if rule.covers:
            cover = hit.span
        result.append((rule, hit))
    return result


def _lies_within(cover: Span, span: Span) -> bool:
    """Tell whether a hit's words lie in a cover; an empty span at its very end does not."""
    return cover.covers(span) and span.start < cover.end


class _Writer:
    """Turns the hits of one article into findings in offsets of its source.

    What stands at the spans `secrets` is masked in all that is written, and in `source`.
    """

    def __init__(self, article: Article, messages: str, secrets: Sequence[Span] = ()) -> None:
        self._article = article
        self._text = _masked(article.text, secrets)
        self.source = _masked(article.source, [self._source_span(span) for span in secrets])
        if messages == "auto":
            messages = article.language
        self._language = messages if messages in MESSAGE_LANGUAGES else "en"
        self._seen: dict[tuple[str, str, int], int] = {}
        self._contexts: dict[int, str] = {}

    @cached_property
    def _lines(self) -> LineIndex:
        return lines(self._article.source, self._article.format)

    def finding(self, rule: Rule, hit: Hit) -> Finding:
        """Return the finding for a hit; hits must come in order of the text.

        Raises KeyError or ValueError where the rule's message has a blank that the hit does
        not fill.
        """
        article = self._article
        span = self._source_span(hit.span)
        block = article.block_at(hit.span.start)
        words = self._text[hit.span.start : hit.span.end]
        begin = block.span.start if block else hit.span.start
        key = (rule.id, words, block.span.start if block else -1)
        occurrence = self._seen[key] = self._seen.get(key, -1) + 1
        related = tuple(
            Related(place := self._source_span(part.span), self._source_text(place), part.message)
            for part in hit.related[:_MOST_RELATED]
        )
        numbers = [self._lines.position(part.span.start)[0] for part in related]
        return Finding(
            rule=rule.id,
            severity=_severity(rule, hit, block),
            message=rule.message(hit, self._language, words, numbers),
            why=rule.why(self._language),
            span=span,
            text=self._source_text(span),
            block=block.kind.value if block else "",
            suggestions=hit.suggestions,
            fix=self._fix(hit.fix),
            related=related,
            group=hit.group and f"{rule.id}:{hit.group}",
            context=self._context(block),
            occurrence=occurrence,
            within=(hit.span.start - begin, hit.span.end - begin),
        )

    def _context(self, block: Block | None) -> str:
        """Return the text of a block; one string serves all findings in it."""
        if block is None:
            return ""
        if block.span.start not in self._contexts:
            self._contexts = {block.span.start: self._text[slice(*block.span)]}
        return self._contexts[block.span.start]

    def _fix(self, fix: Fix | None) -> Fix | None:
        """Map a fix to the source; there is none where it would cross markup."""
        if fix is None:
            return None
        article = self._article
        if not all(is_seamless(article, edit.span) for edit in fix.edits):
            return None
        edits = tuple(
            Edit(self._source_span(edit.span), article.escape(edit.text)) for edit in fix.edits
        )
        return Fix(fix.applicability, edits)

    def _source_span(self, span: Span) -> Span:
        return self._article.source_map.span(span)

    def _source_text(self, span: Span) -> str:
        return self.source[span.start : span.end]


def _severity(rule: Rule, hit: Hit, block: Block | None) -> Severity:
    """Return how much a hit matters: a level less where the rule may misread its block."""
    severity = rule.severity if hit.severity is None else min(hit.severity, rule.severity)
    if block and block.confidence < _SURE and rule.is_particular and severity > Severity.INFO:
        return Severity(severity - 1)
    return severity


def is_seamless(article: Article, span: Span) -> bool:
    """Tell whether the words at a span may be written anew: nothing is lost but the unseen."""
    source = article.source
    return article.source_map.is_seamless(span, lambda gap: is_unseen(source[slice(*gap)]))


def _masked(text: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length, with a dot for every letter and digit in the spans."""
    for start, end in spans:
        dots = "".join("•" if character.isalnum() else character for character in text[start:end])
        text = text[:start] + dots + text[end:]
    return text
