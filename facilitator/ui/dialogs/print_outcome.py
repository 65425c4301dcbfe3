"""What came of printing many papers, in one line: the dialog stays open."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate


class Outcome(Label):
    """Its room is there before it says anything."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "", Use.BASE, "text", True, parent)
        self.setMinimumHeight(theme.line_height(Use.BASE))

    def say(self, words: str, tone: str = "text") -> None:
        """A sentence, "" for none."""
        self.set_tone(tone)
        self.setText(words)
        self.setAccessibleName(words)

    def tell(self, failed: int, left: int, copies: int, where: str, *, printed: bool) -> None:
        """``left`` papers are still ticked, ``failed`` of them because they failed; ``where`` is a printer, or a
        folder where nothing was printed."""
        if failed:
            form = translate("Printing", "%n paper(s) failed and stay ticked; Print tries them again.", "", failed)
            self.say(form, "clash")
        elif left:
            self.say(translate("Printing", "Stopped; %n paper(s) are still ticked.", "", left), "care")
        elif printed:
            words = translate("Printing", "All of them are with {printer}, in %n copies altogether.", "", copies)
            self.say(words.format(printer=where))
        else:
            self.say(translate("Printing", "All of them are in {folder}.").format(folder=where))
