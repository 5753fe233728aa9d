"""Provisions side by side 条款比较: alignment of two documents, what differs, and whether it may."""
