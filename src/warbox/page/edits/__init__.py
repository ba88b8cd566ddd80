"""Changes to the templates of a page, in the stretches that they need and nowhere else."""
