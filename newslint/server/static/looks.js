// What the page itself is like: its language, light or dark, and which of its tabs is open.

import { WORDS } from "./words.js";

export const one = (id) => document.getElementById(id);

// The language of the page, and its words.
export const ui = { speak: "en", words: WORDS.en };

const KEPT = "newslint-speak";

export function speakIn(code) {
  ui.speak = code;
  ui.words = WORDS[code];
  document.documentElement.lang = code;
  document.title = `${ui.words.title} – newslint`;
  for (const part of document.querySelectorAll("[data-word]")) {
    part.textContent = ui.words[part.dataset.word];
  }
  for (const part of document.querySelectorAll("[data-label]")) {
    part.setAttribute("aria-label", ui.words[part.dataset.label]);
  }
  one("source").placeholder = ui.words.hint;
  one("speak").value = code;
  localStorage.setItem(KEPT, code);
}

function ownLanguage() {
  const kept = localStorage.getItem(KEPT);
  if (kept in WORDS) return kept;
  const asked = navigator.languages.map((code) => code.slice(0, 2).replace("no", "nb"));
  return asked.find((code) => code in WORDS) ?? "en";
}

const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches);
const paint = () => one("dark").setAttribute("aria-pressed", isDark());

const tabs = [one("tab-findings"), one("tab-index")];

function open(event) {
  const asked = { ArrowRight: 1, ArrowLeft: 0, Home: 0, End: 1 }[event.key];
  const number = event.type === "click" ? tabs.indexOf(event.currentTarget) : asked;
  if (number === undefined) return;
  tabs.forEach((tab, at) => {
    tab.setAttribute("aria-selected", at === number);
    tab.tabIndex = at === number ? 0 : -1;
    one(tab.getAttribute("aria-controls")).hidden = at !== number;
  });
  tabs[number].focus();
}

export function dress() {
  speakIn(ownLanguage());
  paint();
  prefersDark.addEventListener("change", paint);
  one("dark").addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    paint();
  });
  for (const tab of tabs) {
    tab.addEventListener("click", open);
    tab.addEventListener("keydown", open);
  }
}
