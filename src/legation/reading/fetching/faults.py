"""What can go wrong with one address; the others are fetched all the same."""


class Unfetched(Exception):
    """Why an address was not fetched, and the remedy. `wait`: seconds after which the host wants to be asked again; `lasting`: it would be the same again."""

    def __init__(
        self, reason: str, remedy: str = "It is tried again by the next run", *, wait: float | None = None, lasting: bool = False
    ) -> None:
        self.reason, self.remedy, self.wait, self.lasting = reason, remedy, wait, lasting
        super().__init__(f"{reason}. {remedy}")
