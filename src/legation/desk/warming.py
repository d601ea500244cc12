"""What every page needs is loaded as the desk opens: tables of names, templates, and what the first pages count; so that no reader waits for it."""

import sqlite3
import threading

from legation.desk import looking, naming
from legation.desk.asking import Filters
from legation.desk.jobs import Jobs
from legation.desk.pages import data, dyad, mechanisms, search, today
from legation.desk.settings import Desk
from legation.desk.shelf import Shelf
from legation.desk.templating import environment
from legation.desk.visit import Visit
from legation.model import LegationError

BUSIEST = 3  # dyads whose pages are made


def warm(desk: Desk, shelf: Shelf, jobs: Jobs) -> threading.Thread:
    """Begins to load it."""
    thread = threading.Thread(target=_warm, args=(desk, shelf, jobs), daemon=True)
    thread.start()
    return thread


def _warm(desk: Desk, shelf: Shelf, jobs: Jobs) -> None:
    for name in environment().list_templates():
        if name.endswith(".html"):
            environment().get_template(name)
    naming.held("")
    try:
        with shelf.view() as view:
            visit = Visit(desk, shelf, view, Filters(), "/", jobs)
            list(looking.doors(visit, "no such party"))
            data.page(visit)
            mechanisms.page(visit)
            for pair in today.page(visit).dyads[:BUSIEST]:
                dyad.page(visit, f"{pair.one}-{pair.other}")
            search.page(Visit(desk, shelf, view, Filters(q="agreement"), "/search", jobs))
    except (LegationError, sqlite3.Error):
        return  # whatever it is, the page that needs it tells it to its reader
