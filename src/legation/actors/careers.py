"""What is known of a person's office: tenures in the register, the party, the title that counts, as of the day of the document."""

from collections.abc import Sequence

from legation.actors.context import Context
from legation.actors.found import Found
from legation.actors.parties import held_by_another, highest, home_of_title, in_office, now_of, post_of, rank_of, wording_of
from legation.actors.persons import Person, is_wife, words_in
from legation.reference.organs import acronym_of
from legation.reference.posts import Holder, Post
from legation.reference.register import Register, holds

_COMING = ("-designate", "-elect", "-nominate")


def like(full: str, words: tuple[str, ...]) -> bool:
    """Whether the first names given do not contradict the full name: the same, or the initial of one of them."""
    theirs = words_in(full)
    return all(any(a == b or (a[0] == b[0] and 1 in (len(a), len(b))) for b in theirs) for a in words[:-1])


class Careers:
    """Look-ups of sides, posts and tenures in one register, for one document."""

    def __init__(self, register: Register, context: Context) -> None:
        self.register, self.context = register, context

    def side(self, party: str | None) -> tuple[str | None, str | None, tuple[str, ...]]:
        """Of a key beside a title or noun: the party, the country, and the sectors that come with it."""
        if party is None:
            return None, None, ()
        if party in self.register.states:
            return party, party, ()
        if party.startswith("local:"):
            country = party.split(":")[1] or None
            return country, country, ()
        if party in self.register.bodies:
            body = self.register.bodies[party]
            return body.country, body.country, body.sectors
        known = self.register.organisations.get(party)
        if known is None:
            return None, None, ()
        if known.country and known.kind == "organisation":
            return known.country, known.country, known.sectors
        return acronym_of(known), known.country, known.sectors

    def post(self, title: str, party: str | None) -> Post | None:
        """The post that a title means; the president of a party or company is its chairman."""
        post = post_of(title, self.side(party)[0], self.register)
        known = self.register.organisations.get(party or "")
        if post and post.level == "leader" and (party in self.register.bodies or (known and known.kind != "igo")):
            return self.register.post("speaker" if post.id == "speaker" else "chairman")
        return post

    def tenures(self, person: Person, titled: Sequence[Found]) -> tuple[Holder, ...]:
        """Tenures in the register of whoever this is, latest first; a bare surname counts only where one holder fits title and day."""
        if person.known:
            return self.register.person(person.known)
        day = self.context.day
        fits = [h for h in self.register.surname(person.words[-1]) if (day is None or holds(h, day)) and like(h.person, person.words)]
        if titled:
            fits = self._of_titles(fits, titled)
        elif len(person.words) == 1:
            fits = self._of_surname(fits, person)
        else:
            fits = [h for h in fits if len(words_in(h.person)) > 1]
        if _count(fits) > 1:
            fits = [h for h in fits if rank_of(h, self.register) == 0]
        return self.register.person(fits[0].person) if _count(fits) == 1 else ()

    def _of_titles(self, held: Sequence[Holder], titled: Sequence[Found]) -> list[Holder]:
        """Those of the tenures that the titles in the text can mean, and of the sides that these name."""
        parties = {self.side(f.party)[0] for f in titled if f.party}
        return [h for h in held if (not parties or h.party in parties) and any(self._same_post(f.title, h) for f in titled)]

    def _of_surname(self, held: Sequence[Holder], person: Person) -> list[Holder]:
        """Those whom a surname alone can mean: of the document's states, else a leader whom it says is no other."""
        surname, day, states = person.words[0], self.context.day, self.context.states
        sole = _count([h for h in self.namesakes(person) if day and holds(h, day)]) < 2
        known = _count(self.register.surname(surname)) == 1
        leaders = [h for h in self._leaders(surname) if known or h.party in states] if sole else []
        near = [h for h in held if day and h.party in states]
        return _no_wives(near, person) or _no_wives(leaders, person)

    def _leaders(self, surname: str) -> list[Holder]:
        """Tenures of leaders with this surname: of those in office on the day, else of all."""
        leaders = [h for h in (*self.register.person(surname), *self.register.surname(surname)) if rank_of(h, self.register) == 0]
        day = self.context.day
        now = [h for h in leaders if day and holds(h, day)]
        return now or [h for h in leaders if (day is None or (h.from_ or "") <= day) and self._may_be_recalled(h)]

    def _may_be_recalled(self, holder: Holder) -> bool:
        """Whether a bare surname can mean one who holds nothing now: in a house or a government's own text one of its own; "Mr. BRANDT" in the Senate is no chancellor of old."""
        return not self.context.official or self.context.home in (None, holder.party)

    def _same_post(self, title: str | None, holder: Holder) -> bool:
        post = post_of(title or "", holder.party, self.register)
        return post is not None and post.id == holder.post

    def party(self, person: Person, titled: Sequence[Found], tenures: Sequence[Holder]) -> str | None:
        """Whose a person is: as a title says, else the register, else as whose the title must be."""
        stated, now = self._stated(titled), now_of(tenures, self.context.day, self.register)
        if stated and not (now and stated in self.register.organisations and self._leads_state(now)):
            return stated
        led = None if now else next((f.party for f in person.found if f.party and not f.title), None)
        if led:
            return led
        held = now or next(iter(tenures), None)
        if held:
            return held.party
        return next((self._open_party(person, f, f.title) for f in titled if f.title and not f.private), None)

    def _stated(self, titled: Sequence[Found]) -> str | None:
        """The first side that a title names and that is known."""
        return next((f.party for f in titled if f.party and self.side(f.party)[0]), None)

    def _leads_state(self, holder: Holder) -> bool:
        """Whether a tenure is that of the leader of a state, which goes before what he presides over besides."""
        return rank_of(holder, self.register) == 0 and holder.party in self.register.states

    def _open_party(self, person: Person, one: Found, title: str) -> str | None:
        """Whose a person is whose title names no side and whom the register has not: of who holds or held it under a like name, else whose it must be."""
        holder = in_office(person.words, title, self.context, self.register)
        if holder:
            return holder.party
        once = {h.party for h in self.namesakes(person) if self._same_post(title, h)}
        if len(once) == 1:
            return once.pop()
        home = one.beside or home_of_title(title, one, self.context, self.register)
        return None if home and held_by_another(home, title, person.words, self.context.day, self.register) else home

    def namesakes(self, person: Person) -> tuple[Holder, ...]:
        """Tenures of leaders and ministers who have the bare surname by which a person is named, that had begun by the day; none for a full name."""
        if len(person.words) > 1 or person.known:
            return ()
        held = self.register.surname(person.words[0])
        return tuple(h for h in held if rank_of(h, self.register) < 2 and (self.context.day is None or (h.from_ or "") <= self.context.day))

    def rivals(self, person: Person, titled: Sequence[Found]) -> tuple[str, ...]:
        """Others whom a bare surname could mean: those in office on the day, or else those who once held the post; leaders first, five at most."""
        some, day = self.namesakes(person), self.context.day
        titles = [f.title for f in titled if f.title]
        if titles:
            some = tuple(h for h in some if any(self._same_post(title, h) for title in titles))
        now = tuple(h for h in some if day and holds(h, day))
        ranked = sorted(now or (some if titles else ()), key=lambda h: rank_of(h, self.register))
        return tuple(dict.fromkeys(h.person for h in ranked))[:5]

    def office(self, titled: Sequence[Found], tenures: Sequence[Holder], side: str | None) -> tuple[str | None, tuple[str, ...]]:
        """The office and its sectors: the weightiest title that the text gives, else the register's on the day."""
        now, best = self._highest_now(tenures), self._weightiest(titled, side)
        if best is None and titled:
            return _once(titled[0].title or ""), ("ELI",)
        if best is None:
            return self._held(now) if now else (None, ("ELI",) if tenures else ())
        post = self.post(best.title or "", best.party or side)
        if now and post and post.id == "officer" and rank_of(now, self.register) < 2:
            return self._held(now)
        return best.title, post.sectors if post else ()

    def _weightiest(self, titled: Sequence[Found], side: str | None) -> Found | None:
        """The title that counts of those that are not over."""
        return max((f for f in titled if f.title and not f.former), key=lambda f: self._weight(f.title or "", side), default=None)

    def _highest_now(self, tenures: Sequence[Holder]) -> Holder | None:
        """The highest post on the day, of all where no day is known."""
        day = self.context.day
        return now_of(tenures, day, self.register) if day is not None else highest(tenures, self.register)

    def _held(self, holder: Holder) -> tuple[str | None, tuple[str, ...]]:
        post = self.register.post(holder.post)
        return wording_of(holder, self.register), post.sectors if post else ()

    def _weight(self, title: str, side: str | None) -> tuple[int, int]:
        """The higher post wins over a military rank or an honour, then the fuller wording."""
        post = post_of(title, side, self.register)
        level = {"leader": 3, "minister": 2, "official": 1}[post.level] if post and post.id != "officer" else 0
        return level, len(title.split())


def _once(title: str) -> str:
    """The title of one who no longer holds the office, or not yet."""
    return title if title.endswith(_COMING) else f"former {title}"


def _count(held: Sequence[Holder]) -> int:
    """How many persons hold or held these."""
    return len({holder.person for holder in held})


def _no_wives(held: Sequence[Holder], person: Person) -> list[Holder]:
    """Without those of the other sex than the text says by "Mr" or "Mrs"."""
    return [holder for holder in held if not any(is_wife(found, holder.person) for found in person.found)]
