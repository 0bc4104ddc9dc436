"use strict";
(() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const one = (what) => document.querySelector(what);
  const byId = (id) => document.getElementById(id);
  const notes = all(".note");
  const boxes = all(".tools [data-severity]");
  const [rules, keys, dark, status] = ["rules", "keys", "dark", "status"].map(byId);
  const marks = new Map(notes.map((note) => [note.value, []]));
  let current = null;

  for (const mark of all(".mark")) marks.get(Number(mark.dataset.n))?.push(mark);
  one(".tools").hidden = false;

  const light = (number, on) => {
    for (const part of [...marks.get(number), byId(`n${number}`)]) {
      part.classList.toggle("lit", on);
    }
  };

  const choose = (number) => {
    if (current !== null) light(current, false);
    current = number;
    if (current !== null) light(current, true);
  };

  const places = (some) => some.reduce((sum, note) => sum + Number(note.dataset.places), 0);

  const filter = () => {
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.severity));
    for (const note of notes) {
      const fits = !rules.value || note.dataset.rule === rules.value;
      note.hidden = !(fits && wanted.has(note.dataset.severity));
      for (const mark of marks.get(note.value)) {
        mark.classList.toggle("off", note.hidden);
        mark.tabIndex = note.hidden ? -1 : 0;
      }
      if (note.hidden && note.value === current) choose(null);
    }
    status.textContent = status.dataset.text
      .replace("{shown}", places(notes.filter((note) => !note.hidden)))
      .replace("{all}", places(notes));
  };

  const placeOf = (note) => byId(`m${note.value}`) ?? note;

  const step = (by) => {
    const shown = notes.filter((note) => !note.hidden);
    if (!shown.length) return;
    const at = shown.findIndex((note) => note.value === current);
    const from = at < 0 && by < 0 ? 0 : at;
    const note = shown[(from + by + shown.length) % shown.length];
    go(placeOf(note));
    choose(note.value);
  };

  const go = (target) => {
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  };

  const numberOf = (target) => {
    const part = target.closest?.(".mark:not(.off), .note");
    return part ? Number(part.dataset.n ?? part.value) : null;
  };

  const back = () => {
    const note = document.activeElement.closest(".note");
    if (note) return go(placeOf(note));
    choose(null);
    document.activeElement.blur();
  };

  const commands = { j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1) };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") return back();
    const command = commands[event.key.toLowerCase()];
    if (!command || !keys.checked || event.target.closest("select")) return;
    event.preventDefault();
    command();
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.mark, .note a[href^='#m']");
    const target = link && byId(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    go(target);
    choose(numberOf(target));
  });
  document.addEventListener("focusin", (event) => {
    const number = numberOf(event.target);
    if (number !== null) choose(number);
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  for (const input of [...boxes, rules]) input.addEventListener("change", filter);

  const root = document.documentElement;
  const isDark = () => root.dataset.theme
    ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  const paint = () => dark.setAttribute("aria-pressed", isDark());
  dark.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    paint();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  paint();
  filter();
})();
