"""A printed paper of a session read back: its faults under the ruler, its text."""

from io import BytesIO

from docx import Document
from docx.oxml.ns import qn

from desktop.domain.office import Side
from desktop.domain.papers import Paper
from desktop.domain.reception_papers import ReceptionMinutesPaper
from desktop.papers import render
from tests.desktop.papers import printed_text
from tests.desktop.papers.geometry import Checker, Fault


def faults(paper: Paper) -> list[Fault]:
    side = paper.head.side
    dated = not (side is Side.STATE and isinstance(paper, ReceptionMinutesPaper))
    return Checker(render(paper, ".pdf"), side, dated=dated).faults()


def text_of(paper: Paper) -> str:
    return printed_text.text_of(render(paper, ".pdf"))


def word_text(paper: Paper) -> str:
    word = Document(BytesIO(render(paper, ".docx")))
    parts = [word.element.body, *(section.footer._element for section in word.sections)]
    return " ".join(node.text or "" for part in parts for node in part.iter(qn("w:t")))
