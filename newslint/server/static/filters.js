// The filters: by severity and by group of rules.

import { element } from "./article.js";
import { one, ui } from "./looks.js";
import { counted } from "./notes.js";

const LEVELS = ["error", "warning", "info"];

const groupOf = (fault) => fault.first.rule.split("/")[0];
const unchecked = () => new Set(
  [...one("levels").querySelectorAll("input:not(:checked)")].map((box) => box.value));

// Of some faults those that the filters let through.
export function wantedBy(some) {
  const off = unchecked();
  const group = one("group").value;
  return some.filter((fault) => !off.has(fault.severity) && (!group || groupOf(fault) === group));
}

// Offer the filters that there is something to filter by, and to mend all that is safe.
export function showFilters(some) {
  const off = unchecked();
  const focused = document.activeElement?.closest("#levels") && document.activeElement.value;
  const labels = LEVELS.flatMap((level) => {
    const count = some.filter((fault) => fault.severity === level).length;
    if (!count && !off.has(level)) return [];
    const box = element("input", { type: "checkbox", value: level, checked: !off.has(level) });
    const name = element("span", { textContent: `${count} ${counted(ui.words[level], count)}` });
    return [element("label", { className: level }, box, name)];
  });
  one("levels").replaceChildren(one("levels").firstElementChild, ...labels);
  if (focused) one("levels").querySelector(`input[value=${focused}]`)?.focus();
  const group = one("group").value;
  const groups = [...new Set(some.map(groupOf))].sort();
  one("group").replaceChildren(
    element("option", { value: "", textContent: ui.words.allGroups }),
    ...groups.map((name) => element("option", { value: name, textContent: name })));
  one("group").value = groups.includes(group) ? group : "";
  one("tools").hidden = !some.length && !off.size;
  const safe = some.flatMap((fault) => fault.places)
    .filter((finding) => finding.fix?.applicability === "safe").length;
  one("mend-all").hidden = !safe;
  one("mend-all").textContent = counted(ui.words.mendAll, safe);
}
