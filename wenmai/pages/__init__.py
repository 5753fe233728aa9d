"""Drawings and self-contained HTML 页面."""

from wenmai.pages.page import document_page, lineage_page, network_page

__all__ = ["document_page", "lineage_page", "network_page"]
