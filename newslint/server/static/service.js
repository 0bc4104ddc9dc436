// The service: the API that the page is a client of.

import { one, ui } from "./looks.js";

const KEY = "newslint-token";

export class Trouble extends Error {}

function askForToken() {
  const dialog = one("token");
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(one("token-value").value.trim()), { once: true });
    if (!dialog.open) dialog.showModal();
  });
}

export class Service {
  constructor() {
    this.latest = null;
  }

  async get(path) {
    return (await this.send(path, {})).json();
  }

  // Post an order; null where a later one has made it moot.
  async post(path, order) {
    this.latest?.abort();
    const own = this.latest = new AbortController();
    try {
      const answer = await this.send(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(order),
        signal: own.signal,
      });
      const body = path === "/v1/report" ? await answer.blob() : await answer.json();
      return own === this.latest ? body : null;
    } catch (error) {
      if (own !== this.latest || error.name === "AbortError") return null;
      throw error;
    }
  }

  async send(path, request) {
    const token = sessionStorage.getItem(KEY);
    const headers = { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) };
    let answer;
    try {
      answer = await fetch(path, { ...request, headers });
    } catch (error) {
      throw error.name === "AbortError" ? error : new Trouble("");
    }
    if (answer.status === 401) {
      sessionStorage.setItem(KEY, await askForToken());
      return this.send(path, request);
    }
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    throw new Trouble(problem.detail ?? `${answer.status}`);
  }
}

// What is asked about a document: how it is to be read, and in which language one is told.
export function orderFor(doc) {
  const { text, data, path, format } = doc;
  const made = { level: "info", facts: true, passages: true, messages: ui.speak };
  made.language = one("language").value;
  if (one("profile").value) made.profile = one("profile").value;
  if (one("published").value) made.published = one("published").value;
  if (data) made.data = data;
  else made.text = text;
  if (path) made.path = path;
  else made.format = format;
  return made;
}
