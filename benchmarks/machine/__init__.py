"""What measuring needs of the machine: folders, processes, PostgreSQL, processor time, load."""
