// What is told beside the article: a note for each fault, and the index of its facts.

import { element } from "./article.js";

export const fill = (text, value) => text.replace("{}", value);
export const counted = (forms, count) => fill(forms[count === 1 ? 0 : 1], count);
const quoted = (words, text) => words.quote[0] + text + words.quote[1];
const LONGEST = 80;
const MOST = 3;

const shortened = (text) => {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)} …` : line;
};

const button = (act, label, number) => {
  const made = element("button", { type: "button", textContent: label });
  made.dataset.act = act;
  made.dataset.n = number;
  return made;
};

// A button that leads to a place in the article.
const placed = (place, text) => {
  const made = element("button", { type: "button", className: "place", textContent: text });
  made.dataset.start = place.offset;
  made.dataset.end = place.end_offset;
  return made;
};

function advice(finding, words) {
  const { suggestions, fix } = finding;
  if (suggestions.length) {
    const all = suggestions.slice(0, 4).map((one) => quoted(words, one)).join(words.or);
    return `${words.write} ${all}`;
  }
  return fix?.edits.every((edit) => edit.text === "") ? words.remove : "";
}

// `can` tells what can be done with the copy: canWrite, mayUse (its words stand as they read).
export function note(fault, words, norm, can) {
  const { number, first, places } = fault;
  const line = fill(words.line, first.line);
  const place = element("a", {
    href: `#m${number}`, textContent: number, "aria-label": fill(words.toPlace, number),
  });
  place.dataset.go = number;
  const head = element("p", { className: "head" }, place,
    element("span", { textContent: words[fault.severity][0] }),
    element("span", { textContent: line }),
    element("span", { className: "rule", textContent: first.rule }));
  const told = element("p", { id: `w${number}`, textContent: first.message });
  const write = advice(first, words);
  const others = [...places.slice(1), ...first.related];
  const also = others.length ? element("p", { className: "also" }, `${words.also}: `,
    ...others.map((other) => placed(other,
      `${quoted(words, shortened(other.text))} (${fill(words.line, other.line)})`))) : null;
  const item = element("li", {
    className: `note ${fault.severity}`, id: `n${number}`, tabIndex: -1, value: number,
  }, head, told,
  write ? element("p", { className: "write", textContent: write }) : null, also,
  because(first, words, norm), acts(fault, words, can));
  item.dataset.n = number;
  return item;
}

function because(finding, words, norm) {
  if (!finding.why && !norm) return null;
  return element("details", {}, element("summary", { textContent: words.why }),
    finding.why ? element("p", { textContent: finding.why }) : null,
    norm ? element("p", { textContent: `${words.norm}: ${norm}` }) : null);
}

function acts(fault, words, { canWrite, mayUse }) {
  const fixes = fault.places.filter((finding) => finding.fix);
  const made = element("p", { className: "acts" });
  if (fixes.length) {
    const label = fixes.length > 1 ? fill(words.mendMany, fixes.length) : words.mend;
    made.append(button("mend", label, fault.number));
  } else if (mayUse) {
    for (const advised of fault.first.suggestions.slice(0, MOST)) {
      const use = button("use", `${words.write} ${quoted(words, advised)}`, fault.number);
      use.dataset.words = advised;
      made.append(use);
    }
  }
  made.append(button("ignore", words.ignore, fault.number));
  if (canWrite) made.append(button("here", words.here, fault.number));
  if (fixes.some((finding) => finding.fix.applicability !== "safe")) {
    made.append(element("span", { className: "judge", textContent: words.judge }));
  }
  return made;
}

export function index(facts, words, language) {
  if (!facts) return [element("p", { className: "status", textContent: words.noFacts })];
  const sections = [
    [words.quotes, speakers(facts.quotes, words)],
    [words.numbers, facts.numbers.map((number) => entry(number, number.noun))],
    [words.dates, facts.dates.map((date) => entry(date, day(date.date, language)))],
    [words.people, facts.people.map((person) => entry(person, about(person, words)))],
  ].filter(([, entries]) => entries.length);
  if (!sections.length) return index(null, words, language);
  return sections.map(([title, entries]) => element("section", {},
    element("h2", { textContent: title }), element("ul", {}, ...entries)));
}

const entry = (fact, more) => element("li", {}, placed(fact, shortened(fact.text)),
  more ? element("span", { className: "more", textContent: more }) : null);

function speakers(quotes, words) {
  const byName = new Map();
  for (const quote of quotes) {
    const name = quote.speaker?.name ?? "";
    if (!byName.has(name)) byName.set(name, []);
    byName.get(name).push(quote);
  }
  return [...byName].map(([name, said]) => element("li", {},
    element("strong", { textContent: name || words.nobody }),
    element("ul", {}, ...said.map((quote) => element("li", {},
      placed(quote, shortened(quote.words)))))));
}

function day(date, language) {
  if (!date) return "";
  const style = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(language, style);
}

const about = (person, words) => [
  ...person.titles.map((title) => title.text),
  ...person.ages.map((age) => fill(words.years, age.years)),
  `×\u202f${person.mentions.length}`,
].join(", ");
