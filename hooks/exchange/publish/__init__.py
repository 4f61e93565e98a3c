"""To publish is to write what belongs to the whole site: assets, attachments, sitemap and the 404 pages."""

from .assets import Assets, assets
from .sitemap import robots, sitemap

__all__ = ["Assets", "assets", "robots", "sitemap"]
