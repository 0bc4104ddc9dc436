// Text and places in it. Offsets count code points, as those of the API do.

const HAS_PAIRS = /[\ud800-\udfff]/;

export const size = (text) => (HAS_PAIRS.test(text) ? [...text].length : text.length);

export const cut = (text, from, to) =>
  HAS_PAIRS.test(text) ? [...text].slice(from, to).join("") : text.slice(from, to);

// Where a place in code points stands in a string of JavaScript, and back.
export const unit = (text, point) => cut(text, 0, point).length;

// The findings by fault, numbered in the order of the first place of each.
export function faults(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const key = finding.group || finding.fingerprint;
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(finding);
  }
  return [...groups.values()].map((places, index) => ({
    number: index + 1,
    places,
    first: places[0],
    severity: places[0].severity,
    key: places[0].fingerprint,
  }));
}

// The places of faults: {start, end, fault}.
export const placesOf = (some) =>
  some.flatMap((fault) => fault.places.map((finding) => ({
    start: finding.offset, end: finding.end_offset, fault, finding,
  })));

// The bits of a passage, cut where a place begins or ends: {text, start, end}.
export function pieces(bits, places) {
  const made = [];
  for (const [text, start, end] of bits) {
    if (size(text) !== end - start) {
      made.push({ text, start, end });
      continue;
    }
    const inside = places.flatMap((place) => [place.start, place.end])
      .filter((at) => at > start && at < end);
    const cuts = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
    for (let n = 0; n + 1 < cuts.length; n += 1) {
      const [from, to] = [cuts[n], cuts[n + 1]];
      made.push({ text: cut(text, from - start, to - start), start: from, end: to });
    }
  }
  return made;
}

// Of the places that a piece lies in, the shortest.
export const innermost = (piece, places) => places
  .filter((place) => place.start < piece.end && place.end > piece.start)
  .reduce((best, place) =>
    best && best.end - best.start <= place.end - place.start ? best : place, null);

// Places moved along with a change of the text; those that it touches are gone.
export function shifted(places, before, after) {
  const [old, now] = [[...before], [...after]];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const [end, by] = [old.length - tail, now.length - old.length];
  return places.flatMap((place) => {
    if (place.end <= head) return [place];
    if (place.start >= end) return [{ ...place, start: place.start + by, end: place.end + by }];
    return [];
  });
}

export function base64(bytes) {
  let made = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    made += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(made);
}

export const bytesOf = (data) => Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));

// What a file's bytes are: text where they are UTF-8, else data.
export function content(bytes) {
  const isPacked = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isPacked) {
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
    } catch {
      // Not UTF-8: the server knows what to make of it.
    }
  }
  return { data: base64(bytes) };
}
