"""What is measured: the product, the floor below it, and Datasette beside it."""
