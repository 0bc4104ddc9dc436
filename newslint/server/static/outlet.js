// How copy goes back: to the clipboard, or as a file.

import { element } from "./article.js";
import { bytesOf } from "./text.js";

const A_MINUTE = 60_000;

export function download(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), A_MINUTE);
}

const asRead = (report) => report.files[0].passages
  .map(([, bits]) => bits.map(([text]) => text).join("")).join("\n\n");

// Give back what came, as it came; return whether it is on the clipboard now.
export function handBack(doc, report) {
  if (doc.data) {
    download(new Blob([bytesOf(doc.data)]), doc.path ?? "newslint");
    return false;
  }
  const isPage = report?.files[0].format === "html";
  // This works where `navigator.clipboard` does not: without TLS.
  document.addEventListener("copy", (event) => {
    event.preventDefault();
    event.clipboardData.setData("text/plain", isPage ? asRead(report) : doc.text);
    if (isPage) event.clipboardData.setData("text/html", doc.text);
  }, { once: true });
  return document.execCommand("copy");
}
