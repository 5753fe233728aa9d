"""Drawings and self-contained HTML 页面."""
