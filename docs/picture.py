"""Makes docs/report.svg, the picture of a report in the README: python docs/picture.py."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).parent
ARTICLE = "seeds/nb-festival.md"


def main() -> None:
    """Lint one of the seeds as in a terminal and write what is seen."""
    command = [sys.executable, "-m", "newslint", "check", ARTICLE, "--color", "always"]
    done = subprocess.run(command, cwd=HERE.parent, capture_output=True, text=True, check=False)
    console = Console(record=True, width=104, file=sys.stderr, force_terminal=True)
    console.print(Text("$ newslint check " + ARTICLE, style="bold"))
    console.print(Text.from_ansi(done.stdout))
    svg = console.export_svg(title="newslint", unique_id="newslint")
    # The fonts that rich names would be fetched from elsewhere; any fixed-width font will do.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (HERE / "report.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
