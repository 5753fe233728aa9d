"""Scoring 评分: what was extracted against what was annotated by reading."""
