// How copy comes in: pasted, dropped, or opened as a file.

import { one } from "./looks.js";
import { content } from "./text.js";

// What the API takes no file name with.
const STRANGE = /[^\p{L}\p{N}._ -]+/gu;
const LONGEST = 200;

// Hand over what comes in to `load`; what is pasted only where `mayPaste` says so.
export function intake(load, mayPaste) {
  const openFile = async (file) => load({
    ...content(new Uint8Array(await file.arrayBuffer())),
    path: file.name.replace(STRANGE, "-").slice(-LONGEST),
  });

  const take = (transfer) => {
    const [file] = transfer.files;
    const [page, text] = ["text/html", "text/plain"].map((kind) => transfer.getData(kind));
    // A word processor gives a picture of the text besides the text itself.
    if (file && !text) openFile(file);
    else if (page) load({ text: page, format: "html" });
    else if (text) load({ text, format: "plain" });
  };

  document.addEventListener("paste", (event) => {
    const hasFile = event.clipboardData.files.length && !event.clipboardData.getData("text/plain");
    if (event.target.closest("input, dialog") || !(mayPaste() || hasFile)) return;
    event.preventDefault();
    take(event.clipboardData);
  });
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    take(event.dataTransfer);
  });
  one("open").addEventListener("click", () => one("file").click());
  one("file").addEventListener("change", () => {
    if (one("file").files[0]) openFile(one("file").files[0]);
    one("file").value = "";
  });
}
