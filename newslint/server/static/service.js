// The service: the API that the page is a client of.

import { one } from "./looks.js";

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
