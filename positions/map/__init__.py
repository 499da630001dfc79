"""The world map: from Natural Earth's topology to one file of shapes that every page refers to."""
