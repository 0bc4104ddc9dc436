// Text and places in it. Offsets count code points, as those of the API do.

const HAS_PAIRS = /[\ud800-\udfff]/;

export const size = (text) => (HAS_PAIRS.test(text) ? [...text].length : text.length);

// Where a place in code points stands in a string of JavaScript.
export const unit = (text, point) =>
  (HAS_PAIRS.test(text) ? [...text].slice(0, point).join("").length : point);

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

// The bits of a passage, cut where a place begins or ends: {text, start, end, place}, the place
// being the shortest of those that the piece lies in, null for none.
export function pieces(bits, places) {
  const order = [...places].sort((a, b) => a.start - b.start);
  const points = [...new Set(places.flatMap((place) => [place.start, place.end]))]
    .sort((a, b) => a - b);
  let [active, coming, point] = [[], 0, 0];
  const placeOf = (start, end) => {
    while (coming < order.length && order[coming].start < end) active.push(order[coming++]);
    active = active.filter((place) => place.end > start);
    return active.reduce((best, place) =>
      best && best.end - best.start <= place.end - place.start ? best : place, null);
  };
  const made = [];
  for (const [text, start, end] of bits) {
    const letters = HAS_PAIRS.test(text) ? [...text] : text;
    const isExact = letters.length === end - start;
    let from = start;
    for (; isExact && points[point] < end; point += 1) {
      const to = points[point];
      if (to <= from) continue;
      made.push([slice(letters, from - start, to - start), from, to]);
      from = to;
    }
    made.push([isExact ? slice(letters, from - start) : text, from, end]);
  }
  return made.map(([text, start, end]) => ({ text, start, end, place: placeOf(start, end) }));
}

const slice = (letters, from, to) =>
  (typeof letters === "string" ? letters.slice(from, to) : letters.slice(from, to).join(""));

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
