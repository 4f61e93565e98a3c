"""To publish is to write what belongs to the whole site: assets, attachments, sitemap and the 404 pages."""

from .assets import WORKER, Assets, assets, worker
from .sitemap import robots, sitemap

__all__ = ["WORKER", "Assets", "assets", "robots", "sitemap", "worker"]
