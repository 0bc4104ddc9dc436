// The article as it reads, and as it is written, with its faults marked.

import { pieces, size, unit } from "./text.js";

const BOXES = ["caption", "credit", "alt_text", "factbox", "table", "chrome"];
const TAGS = { headline: "h2", subhead: "h3", list_item: "li", quote: "blockquote" };

export const element = (tag, properties = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made && name !== "lang") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
};

export class Article {
  constructor(root) {
    this.root = root;
    this.nodes = [];
  }

  // Show passages; `places` are those of the faults that are wanted.
  show(passages, places, language, words) {
    this.nodes = [];
    this.seen = new Set();
    this.ids = new Set();
    const blocks = [];
    for (const [kind, bits] of passages) {
      const block = this.block(kind, bits, places, words);
      const list = blocks.at(-1);
      if (kind !== "list_item") blocks.push(block);
      else if (list?.className === "list") list.append(block);
      else blocks.push(element("ul", { className: "list" }, block));
    }
    this.root.lang = language;
    this.root.replaceChildren(...blocks);
  }

  block(kind, bits, places, words) {
    const block = element(TAGS[kind] ?? "p", { className: kind });
    if (BOXES.includes(kind)) {
      block.append(element("span", { className: "kind", textContent: words.kinds[kind] }));
    }
    if (!bits.length) return block;
    const [first, last] = [bits[0][1], bits.at(-1)[2]];
    const near = places.filter((place) => place.start <= last && place.end >= first);
    const gaps = near.filter((place) => place.start === place.end && !this.seen.has(place));
    const cuts = pieces(bits, near);
    cuts.forEach((piece, index) => {
      for (const gap of gaps.filter((place) => place.start === piece.start)) this.gap(block, gap);
      const { place } = piece;
      const node = document.createTextNode(piece.text);
      this.nodes.push({ ...piece, node });
      if (!place) block.append(node);
      else {
        block.append(this.mark(place, node, cuts[index + 1]?.place !== place));
      }
    });
    for (const gap of gaps.filter((place) => !this.seen.has(place))) this.gap(block, gap);
    return block;
  }

  gap(block, place) {
    this.seen.add(place);
    const mark = this.mark(place, "‸", true);
    mark.classList.add("gap");
    block.append(mark);
  }

  mark(place, node, isLast) {
    const { fault, finding } = place;
    const mark = element("a", {
      className: `mark ${finding.severity}${isLast ? " last" : ""}`,
      href: `#n${fault.number}`,
      "data-n": fault.number,
      "aria-describedby": `w${fault.number}`,
    }, node);
    const id = `m${fault.number}`;
    if (finding === fault.first && !this.ids.has(id)) {
      this.ids.add(id);
      mark.id = id;
    }
    return mark;
  }

  // The range of a place in the source, null where it does not stand in the text.
  range(start, end) {
    const range = document.createRange();
    let found = false;
    for (const piece of this.nodes) {
      if (piece.end <= start || piece.start >= Math.max(end, start + 1)) continue;
      const isExact = size(piece.text) === piece.end - piece.start;
      const from = isExact ? within(piece, Math.max(start, piece.start)) : 0;
      const to = isExact ? within(piece, Math.min(end, piece.end)) : piece.text.length;
      if (!found) range.setStart(piece.node, from);
      range.setEnd(piece.node, to);
      found = true;
    }
    return found ? range : null;
  }
}

const within = (piece, at) => unit(piece.text, at - piece.start);

// Light up ranges under a name that the style knows.
export function highlight(name, ranges) {
  if (!("highlights" in CSS)) return;
  const wanted = ranges.filter(Boolean);
  if (wanted.length) CSS.highlights.set(name, new Highlight(...wanted));
  else CSS.highlights.delete(name);
}

// The text under the field that one writes in, with its faults marked.
export function underlay(root, text, places, current) {
  const parts = pieces([[text, 0, size(text)]], places).map(({ text: words, place }) => {
    const node = document.createTextNode(words);
    if (!place) return node;
    const isLit = place.fault.number === current ? " lit" : "";
    return element("span", { className: `mark ${place.finding.severity}${isLit}` }, node);
  });
  // A line at the end counts in a field even where nothing stands in it.
  root.replaceChildren(...parts, "\n");
}
