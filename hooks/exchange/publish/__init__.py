"""To publish is to write what belongs to the whole site: assets, search, attachments, sitemap, 404 pages."""

from .assets import WORKER, Assets, assets, worker
from .opensearch import opensearch, opensearch_name
from .search import SearchIndex, Tier, search
from .sitemap import robots, sitemap

__all__ = [
    "WORKER",
    "Assets",
    "SearchIndex",
    "Tier",
    "assets",
    "opensearch",
    "opensearch_name",
    "robots",
    "search",
    "sitemap",
    "worker",
]
