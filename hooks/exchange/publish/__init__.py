"""To publish is to write what belongs to the whole site: assets, attachments, sitemap and the 404 pages."""

from .assets import Assets, assets
from .opensearch import opensearch, opensearch_name
from .sitemap import robots, sitemap

__all__ = ["Assets", "assets", "opensearch", "opensearch_name", "robots", "sitemap"]
