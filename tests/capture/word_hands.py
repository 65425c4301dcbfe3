"""What people do to a paper in Word, done to its XML."""

import io
import zipfile
from copy import deepcopy

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
BODY = "word/document.xml"
BY = {f"{{{W}}}id": "900", f"{{{W}}}author": "Ann", f"{{{W}}}date": "2024-08-29T12:55:00Z"}


def q(tag):
    return f"{{{W}}}{tag}"


def members(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(found):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, inside in found.items():
            package.writestr(name, inside)
    return out.getvalue()


def edited(data, change, member=BODY):
    """The file with one of its members changed: ``change`` gets the root and may give a new one back."""
    found = members(data)
    root = etree.fromstring(found[member])
    changed = change(root)
    found[member] = etree.tostring(root if changed is None else changed, xml_declaration=True, encoding="UTF-8")
    return packed(found)


def words_of(element):
    return "".join(element.itertext(q("t")))


def paragraph(root, beginning):
    """The innermost paragraph that begins with these words."""
    return next(p for p in root.iter(q("p")) if words_of(p).startswith(beginning))


def row(root, beginning):
    return next(r for r in root.iter(q("tr")) if words_of(r).startswith(beginning))


def retyped(element, old, new):
    """Characters of one run replaced."""
    text = next(t for t in element.iter(q("t")) if old in (t.text or ""))
    text.text = text.text.replace(old, new)


def run(words, *properties):
    made = etree.Element(q("r"))
    if properties:
        looks = etree.SubElement(made, q("rPr"))
        for name, value in properties:
            etree.SubElement(looks, q(name), {} if value is None else {q("val"): value})
    text = etree.SubElement(made, q("t"))
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def after(element, *words, style=None):
    """A new paragraph below, in the style of the one above as when Enter is pressed, or in another."""
    made = etree.Element(q("p"))
    own = element.find(q("pPr"))
    if style is not None:
        looks = etree.SubElement(made, q("pPr"))
        etree.SubElement(looks, q("pStyle"), {q("val"): style})
    elif own is not None:
        made.append(deepcopy(own))
    made.extend(run(each) for each in words)
    element.addnext(made)
    return made


def tracked_insertion(element, words):
    """A tracked insertion at the end of a paragraph."""
    made = etree.SubElement(element, q("ins"), BY)
    made.append(run(words))


def tracked_deletion(element, words):
    """The run that holds exactly what is given, deleted with changes tracked."""
    target = next(r for r in element.iter(q("r")) if words_of(r) == words)
    made = etree.Element(q("del"), BY)
    target.addprevious(made)
    made.append(target)
    for text in target.iter(q("t")):
        text.tag = q("delText")
