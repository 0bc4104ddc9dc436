// The sentence on what was found.

import { ui } from "./looks.js";
import { counted } from "./notes.js";

const LANGUAGES = { nb: "Bokmål:", nn: "Nynorsk:", en: "English:" };

// What is to be said of a report (null for none yet), so many of its faults ignored.
export function statusOf(report, ignored) {
  if (!report) return ui.words.waiting;
  const { errors, warnings, infos } = report.summary;
  const [file] = report.files;
  const counts = Object.entries({ error: errors, warning: warnings, info: infos })
    .filter(([, count]) => count)
    .map(([level, count]) => `${count} ${counted(ui.words[level], count)}`);
  return [
    LANGUAGES[file.language] ?? "",
    counts.length ? `${counts.join(", ")}.` : ui.words.nothing,
    ignored ? `${counted(ui.words.ignored, ignored)}.` : "",
    ...report.errors.map((error) => error.message),
    ...file.notes,
  ].filter(Boolean).join(" ");
}
