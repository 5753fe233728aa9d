"""The explorer 浏览器端: pages to look around in a store, the same answers as JSON, and SPARQL; it only reads."""

from wenmai.server.app import create_app

__all__ = ["create_app"]
