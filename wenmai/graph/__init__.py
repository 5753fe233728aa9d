"""Model to stores 图谱: edges, the embedded store, text search, views."""
