"""What one does with the page in a browser."""

from __future__ import annotations

import shutil
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--no-sandbox",
]
PASTE = """([kinds, target]) => {
  const transfer = new DataTransfer();
  for (const [kind, text] of Object.entries(kinds)) transfer.setData(kind, text);
  document.querySelector(target).dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: transfer, bubbles: true, cancelable: true}));
}"""
DROP = """([bytes, name]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([Uint8Array.from(bytes)], name));
  document.body.dispatchEvent(
    new DragEvent("drop", {dataTransfer: transfer, bubbles: true, cancelable: true}));
}"""
COPY = """() => new Promise((resolve) => {
  window.addEventListener("copy", (event) => resolve(
    ["text/plain", "text/html"].map((kind) => event.clipboardData.getData(kind))), {once: true});
  document.getElementById("copy-back").click();
})"""
CLASH = (
    "Ferja er solgt\n\nFerja går fra Sandvær klokka ti, sier Torbjørn Kvalheim. Han har eid den "
    "lenge.\n\nDet er Kvalheim glad for. Rederiet kjenner Kvalheim.\n\nMen Kvalhiem er i tvil.\n"
)


def until(page: Any, expression: str) -> None:
    """Wait until an expression is true; Playwright's own way to wait is against the policy."""
    for _ in range(400):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def paste(page: Any, text: str, page_text: str = "") -> None:
    kinds = {"text/plain": text, **({"text/html": page_text} if page_text else {})}
    page.evaluate(PASTE, [kinds, "#source"])
    page.wait_for_selector("#copy:not([hidden])")


def lit(page: Any) -> list[str]:
    return [str(mark.text_content()) for mark in page.query_selector_all("#copy .mark.lit")]
