"""The cluster: very many documents read by many machines into a lake of Parquet, by a plan that every engine carries out with the same result."""

from legation.cluster.coder import Settings
from legation.cluster.folder import Folder
from legation.cluster.importing import import_lake
from legation.cluster.lake import Lake
from legation.cluster.local import Local
from legation.cluster.merging import merge
from legation.cluster.plan import DOCUMENTS, Plan
from legation.cluster.report import Report
from legation.cluster.running import plan_of, read_into
from legation.cluster.work import Engine

__all__ = ["DOCUMENTS", "Engine", "Folder", "Lake", "Local", "Plan", "Report", "Settings", "import_lake", "merge", "plan_of", "read_into"]
