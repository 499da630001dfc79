"""The floor: the same answers over the same tables without any framework; what PostgreSQL itself costs."""
