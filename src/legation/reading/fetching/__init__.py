"""Fetching feeds and pages from the web: politely, within limits, and so that a run that was stopped carries on."""

from legation.reading.fetching.addresses import addresses, names_addresses
from legation.reading.fetching.client import Client, Limits
from legation.reading.fetching.gathering import Fetched, gather

__all__ = ["Client", "Fetched", "Limits", "addresses", "gather", "names_addresses"]
