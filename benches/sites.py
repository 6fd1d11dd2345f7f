"""Makes of a generated manual what Hugo and mdBook build: the same chapters in the same order, in their own format."""

import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
STYLES = HERE.parent / "themes/default/assets/style.css"
LINK = re.compile(r"\[\]\(([^)#]*)(#[^)]*)?\)")


class Chapter:
    """A file of the manual: its front matter as text, its number in parts, and its body."""

    def __init__(self, manual, place):
        text = place.read_text(encoding="utf-8")
        _, self.front_matter, self.body = text.split("+++\n", 2)
        self.path = place.relative_to(manual / "content")
        number = re.search(r'^number = "([\d.]+)"$', self.front_matter, re.MULTILINE)
        self.number = number.group(1) if number else ""
        self.title = re.search(r'^title = "(.+)"$', self.front_matter, re.MULTILINE).group(1)

    def order(self):
        return [int(part) for part in self.number.split(".") if part]


def chapters(manual):
    found = [Chapter(manual, place) for place in (manual / "content").rglob("*.md")]
    return sorted(found, key=Chapter.order)


def hugo(manual, site):
    """Front matter stays; each page is told its place, since Hugo does not sort by numbers of three parts."""
    shutil.copytree(HERE / "hugo", site)
    (site / "static").mkdir()
    shutil.copy(STYLES, site / "static")
    for weight, chapter in enumerate(chapters(manual), 1):
        write(site / "content" / chapter.path, f"+++\nweight = {weight}\n{chapter.front_matter}+++\n{chapter.body}")
    log = '+++\ntitle = "Amendments"\nlayout = "log"\nweight = 1000000\n+++\n'
    write(site / "content/amendments.md", log)


def mdbook(manual, site):
    """Links without words get the number and title that the others look up."""
    found = chapters(manual)
    names = {chapter.path.as_posix(): f"{chapter.number} {chapter.title}" for chapter in found}
    summary = ["# Summary\n"]
    for chapter in found:
        name = names[chapter.path.as_posix()]
        target = chapter.path if chapter.path.name != "_index.md" else chapter.path.with_name("index.md")
        body = LINK.sub(lambda link: worded(link, chapter.path, names), chapter.body)
        write(site / "src" / target, f"# {name}\n{body}")
        indent = "  " * max(len(chapter.order()) - 1, 0)
        summary.append(f"{indent}- [{name.strip()}]({target.as_posix()})")
    write(site / "src/SUMMARY.md", "\n".join(summary) + "\n")
    write(site / "book.toml", '[book]\ntitle = "Procedures Manual"\n\n[output.html.search]\nenable = false\n')


def worded(link, path, names):
    parts = list(path.parent.parts)
    for part in link.group(1).split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return f"[{names['/'.join(parts)]}]({link.group(1)}{link.group(2) or ''})"


def write(place, text):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    kind, manual, site = sys.argv[1:]
    {"hugo": hugo, "mdbook": mdbook}[kind](Path(manual), Path(site))
