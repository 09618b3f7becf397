"""The recovery sheet as bytes for the printer. The program keeps neither the bytes nor what they say."""

from desktop.domain.recovery import RecoveryPaper
from desktop.office import Office
from desktop.papers.recovery_sheet import draw
from desktop.registers.office import head_of, is_set_up
from desktop.services.locking import RecoverySheet, logins


def sheet_pdf(office: Office, sheet: RecoverySheet, issuer: str = "") -> bytes:
    """The sheet of this office; ``issuer`` names one that is still being set up."""
    named = head_of(office)[0].party.issuer if is_set_up(office) else issuer.strip().upper()
    who = logins(office.file)
    return draw(RecoveryPaper(named, sheet.made_on, who, sheet.code, sheet.last_resort_password))
