// The page: what is being read, what one does to it, and what is seen of it.
import { Article, element, highlight, underlay } from "./article.js";
import { showFilters, wantedBy } from "./filters.js";
import { intake } from "./intake.js";
import { dress, one, speakIn, ui } from "./looks.js";
import { fill, index, note } from "./notes.js";
import { download, handBack } from "./outlet.js";
import { Service, Trouble, orderFor } from "./service.js";
import { statusOf } from "./status.js";
import { faults, placesOf, shifted, unit } from "./text.js";

const PAUSE = 350;
// Formats in which words stand in the source as they read.
const AS_READ = ["plain", "markdown"];
// As in page.css: what is chosen comes up from below.
const isNarrow = matchMedia("(max-width: 62rem)");

const article = new Article(one("copy"));
const service = new Service();
const norms = new Map();
// What is read: `text` or `data`, and what it is called. All of it comes back with an undo.
const blank = () => ({ text: "", format: "plain" });
let doc = blank();
let ignored = new Set();
let past = [];
let isTyping = false;

let report = null;
let all = [];
let current = null;
let mode = "edit";
let underPlaces = [];
let timer = 0;
let busy = 0;

// What is asked of the service

const isEmpty = () => !doc.data && !doc.text.trim();

async function read() {
  clearTimeout(timer);
  if (isEmpty()) {
    service.latest?.abort();
    trouble("");
    take(null);
    return;
  }
  const went = await attempt(async () => {
    const made = await service.post("/v1/check", orderFor(doc));
    if (made) take(made);
  });
  if (!went) take(null);
}

// Do what may fail; say so if it does, and return whether it went well.
async function attempt(work) {
  busy += 1;
  one("main").setAttribute("aria-busy", "true");
  try {
    await work();
    trouble("");
    return true;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    trouble(error.message ? fill(ui.words.failed, error.message) : ui.words.away);
    return false;
  } finally {
    busy -= 1;
    if (!busy) one("main").removeAttribute("aria-busy");
  }
}

function trouble(text) {
  one("trouble").textContent = text;
  one("trouble").hidden = !text;
}

function take(made) {
  const key = chosen()?.key;
  report = made;
  all = report ? faults(report.files[0].findings) : [];
  current = all.find((fault) => fault.key === key)?.number ?? null;
  underPlaces = placesOf(wanted());
  show();
}

// What is seen

const chosen = () => all.find((fault) => fault.number === current) ?? null;
const isKept = (fault) => fault.places.some((finding) => !ignored.has(finding.fingerprint));
const wanted = () => wantedBy(all.filter(isKept));

function show() {
  const some = wanted();
  if (!some.includes(chosen())) current = null;
  const file = report?.files[0];
  showFilters(all.filter(isKept));
  one("status").textContent = statusOf(report, all.filter((fault) => !isKept(fault)).length);
  const canWrite = !doc.data;
  const can = { canWrite, mayUse: canWrite && AS_READ.includes(file?.format) };
  one("notes").replaceChildren(...some.map((fault) =>
    note(fault, ui.words, norms.get(fault.first.rule) ?? "", can)));
  one("notes").lang = ui.speak;
  one("index").replaceChildren(...index(file?.facts, ui.words, ui.speak));
  article.show(file?.passages ?? [], placesOf(some), file?.language ?? "", ui.words);
  const isRead = mode === "read" && file !== undefined;
  one("copy").hidden = !isRead;
  one("sheet").hidden = isRead;
  one("read").setAttribute("aria-pressed", isRead);
  one("edit").setAttribute("aria-pressed", !isRead);
  one("read").disabled = file === undefined;
  one("edit").disabled = !canWrite;
  one("undo").disabled = !past.length;
  for (const id of ["copy-back", "save"]) one(id).disabled = isEmpty();
  one("copy-back").textContent = doc.data ? ui.words.download : ui.words.copyBack;
  one("named").textContent = doc.path ?? "";
  if (!doc.data && one("source").value !== doc.text) one("source").value = doc.text;
  paint();
}

// Light up what is chosen, in the text and beside it.
function paint() {
  const fault = chosen();
  document.body.classList.toggle("choosing", fault !== null);
  for (const part of document.querySelectorAll(".lit")) part.classList.remove("lit");
  for (const part of document.querySelectorAll("#copy .mark, .note")) {
    const isLit = Number(part.dataset.n) === current;
    part.classList.toggle("lit", isLit);
    if (part.matches(".note")) {
      part.classList.toggle("current", isLit);
      const details = part.querySelector("details");
      if (details) details.open = isLit;
    }
  }
  highlight("related", (fault?.first.related ?? []).map((place) =>
    article.range(place.offset, place.end_offset)));
  highlight("asked", []);
  if (!one("sheet").hidden) underlay(one("under"), one("source").value, underPlaces, current);
}

// Going from fault to fault

function choose(number, { to = "" } = {}) {
  current = number;
  paint();
  if (number === null) return;
  const item = one(`n${number}`);
  item?.scrollIntoView({ block: "nearest" });
  if (isNarrow.matches) {
    one("beside").scrollTop = 0;
    one(`m${number}`)?.scrollIntoView({ block: "nearest" });
  }
  if (to === "note") item?.focus({ preventScroll: true });
  if (to === "place") goTo(chosen());
}

function goTo(fault) {
  if (mode === "edit" && !doc.data) {
    select(fault.first.offset, fault.first.end_offset);
    return;
  }
  const mark = one(`m${fault.number}`);
  (mark ?? one(`n${fault.number}`)).focus({ preventScroll: true });
  mark?.scrollIntoView({ block: "center" });
}

function select(start, end) {
  const source = one("source");
  source.focus({ preventScroll: true });
  source.setSelectionRange(unit(source.value, start), unit(source.value, end));
  const lit = one("under").querySelector(".lit");
  (lit ?? source).scrollIntoView({ block: lit ? "center" : "nearest" });
}

function step(by) {
  const some = wanted();
  if (!some.length) return;
  const at = some.findIndex((fault) => fault.number === current);
  const from = at < 0 && by < 0 ? 0 : at;
  choose(some[(from + by + some.length) % some.length].number, { to: "place" });
}

function showPlace(start, end) {
  if (mode === "edit" && !doc.data) return select(start, end);
  const range = article.range(start, end);
  if (!range) return;
  highlight("asked", [range]);
  const block = range.startContainer.parentElement;
  block.scrollIntoView({ block: "center" });
}

// What one does

function keep() {
  past.push({ doc, ignored: new Set(ignored), report });
  isTyping = false;
}

function load(made) {
  keep();
  doc = made;
  ignored = new Set();
  current = null;
  mode = "read";
  take(null);
  return read();
}

function undo() {
  const before = past.pop();
  if (!before) return;
  ({ doc, ignored } = before);
  isTyping = false;
  if (isEmpty()) mode = "edit";
  take(before.report);
  read();
}

function mend(findings) {
  return attempt(async () => {
    const at = wanted().findIndex((fault) => fault.number === current);
    const made = await service.post("/v1/fix", { ...orderFor(doc), ...(findings && { findings }) });
    if (!made) return;
    keep();
    doc = { ...doc, ...(doc.data ? { data: made.data } : { text: made.text }) };
    take(made.report);
    goOn(at);
    one("status").prepend(`${ui.words.mended} `);
  });
}

function ignore(fault) {
  keep();
  const at = wanted().indexOf(fault);
  for (const finding of fault.places) ignored.add(finding.fingerprint);
  take(report);
  goOn(at);
}

// Choose the fault that has come in the place of one that is gone.
function goOn(at) {
  const some = wanted();
  if (at >= 0 && some.length) choose(some[Math.min(at, some.length - 1)].number, { to: "note" });
  else one("findings").focus({ preventScroll: true });
}

const fixesOf = (fault) =>
  fault.places.filter((finding) => finding.fix).map((finding) => finding.fingerprint);

// Put words in the place of those that are at fault.
function use(fault, words) {
  const [from, to] = [fault.first.offset, fault.first.end_offset].map((at) => unit(doc.text, at));
  keep();
  doc = { ...doc, text: doc.text.slice(0, from) + words + doc.text.slice(to) };
  return read();
}

const acts = {
  mend: (fault) => {
    const fixes = fixesOf(fault);
    if (fixes.length) mend(fixes);
    else one(`n${fault.number}`).querySelector("[data-act=use]")?.click();
  },
  use: (fault, { words }) => use(fault, words),
  ignore,
  here: (fault) => {
    if (doc.data) return;
    current = fault.number;
    setMode("edit");
    goTo(fault);
  },
};

function setMode(wantedMode) {
  mode = wantedMode;
  show();
}

// Events

function typed() {
  const { value } = one("source");
  if (!isTyping) keep();
  isTyping = true;
  underPlaces = shifted(underPlaces, doc.text, value);
  doc = { ...doc, text: value };
  underlay(one("under"), value, underPlaces, current);
  one("undo").disabled = false;
  clearTimeout(timer);
  timer = setTimeout(read, PAUSE);
}

function clicked(event) {
  const act = event.target.closest("[data-act]");
  if (act) {
    const fault = all.find((some) => some.number === Number(act.dataset.n));
    current = fault.number;
    acts[act.dataset.act](fault, act.dataset);
    return;
  }
  const place = event.target.closest("button.place");
  if (place) {
    showPlace(Number(place.dataset.start), Number(place.dataset.end));
    return;
  }
  const go = event.target.closest("[data-go]");
  const mark = event.target.closest("#copy .mark");
  if (go || mark) {
    event.preventDefault();
    choose(Number((go ?? mark).dataset.go ?? mark.dataset.n), { to: go ? "place" : "note" });
    return;
  }
  const item = event.target.closest(".note");
  if (item && !event.target.closest("summary")) choose(Number(item.dataset.n));
}

const keyed = {
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1), u: undo,
  e: () => chosen() && acts.here(chosen()),
  r: () => chosen() && acts.mend(chosen()),
  i: () => chosen() && ignore(chosen()),
};

function pressed(event) {
  if (event.key === "F8") {
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("dialog")) return;
  if (event.key === "Escape") {
    choose(null);
    if (event.target === one("source") && report) setMode("read");
    return;
  }
  if (!one("keys").checked || event.target.closest("textarea, select, input")) return;
  const act = keyed[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}

function listen() {
  const on = (id, kind, work) => one(id).addEventListener(kind, work);
  intake(load, () => mode !== "edit" || !one("source").value.trim());
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  on("source", "input", typed);
  on("copy", "focusin", (event) => {
    const mark = event.target.closest(".mark");
    if (mark && Number(mark.dataset.n) !== current) choose(Number(mark.dataset.n));
  });
  on("levels", "change", () => take(report));
  on("group", "change", () => take(report));
  on("previous", "click", () => step(-1));
  on("next", "click", () => step(1));
  for (const id of ["read", "edit"]) {
    on(id, "click", () => {
      setMode(id);
      if (chosen()) goTo(chosen());
    });
  }
  on("undo", "click", undo);
  on("copy-back", "click", () => {
    if (handBack(doc, report)) one("status").textContent = ui.words.copied;
  });
  on("mend-all", "click", () => mend(null));
  on("save", "click", () => attempt(async () => {
    const { facts, passages, ...asked } = orderFor(doc);
    const blob = await service.post("/v1/report", asked);
    if (blob) download(blob, `${(doc.path ?? "newslint").replace(/\.\w+$/, "")}.html`);
  }));
  for (const id of ["language", "profile", "published"]) on(id, "change", read);
  on("speak", "change", () => {
    speakIn(one("speak").value);
    show();
    read();
  });
}

async function begin() {
  dress();
  listen();
  show();
  one("source").focus();
  await attempt(async () => {
    const { profiles, default: own } = await service.get("/v1/profiles");
    one("profile").replaceChildren(...[...new Set([own, ...profiles])].map((name) =>
      element("option", { value: name === own ? "" : name, textContent: name })));
    for (const rule of (await service.get("/v1/rules")).rules) norms.set(rule.rule, rule.source);
  });
}

begin();
