"""Forms: taken in whole, with the word that only this desk's own pages can bring."""

from dataclasses import dataclass

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect

from legation.desk.guards import is_csrf
from legation.desk.problems import Refused, TooLarge

FIELDS, FILES = 4000, 500


@dataclass(frozen=True)
class Taken:
    """The fields of a form; of one that comes several times the first."""

    form: FormData

    def one(self, name: str, most: int = 4000) -> str:
        """A field; empty where it is not there."""
        value = self.form.get(name)
        return value[:most] if isinstance(value, str) else ""

    def all(self, name: str) -> list[str]:
        """Every value of a field."""
        return [value for value in self.form.getlist(name) if isinstance(value, str)]

    def files(self, name: str) -> list[UploadFile]:
        """Every file of a field that has one."""
        return [value for value in self.form.getlist(name) if isinstance(value, UploadFile) and value.filename]

    def back(self, otherwise: str) -> str:
        """Where the reader goes on: an address within the desk."""
        to = self.one("back", 2000)
        plain = to.startswith("/") and not to.startswith(("//", "/\\")) and not any(ord(c) < 33 or ord(c) > 126 for c in to)
        return to if plain else otherwise


async def taken(request: Request) -> Taken:
    """The form of a request; refused without the right word."""
    largest = request.app.state.desk.largest
    try:
        form = await request.form(max_fields=FIELDS, max_files=FILES, max_part_size=largest)
    except ClientDisconnect as error:
        raise TooLarge(
            "more was sent than the desk takes at once", f"{largest // 1_000_000} MB", "Read large inputs with `legation read`"
        ) from error
    word = form.get("csrf")
    if not is_csrf(word if isinstance(word, str) else request.headers.get("x-csrf"), request.state.csrf):
        raise Refused("this form is not from this desk, or from before it was started anew", None, "Load the page again and repeat it")
    return Taken(form)
