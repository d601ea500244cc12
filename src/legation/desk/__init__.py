"""The desk: the record in a browser. It is given what codes a document; it does not know how a fact was found."""

from legation.desk.app import make_app
from legation.desk.settings import Desk

__all__ = ["Desk", "make_app"]
