"""What those who run the site see of it: health, log lines, figures, errors. Nothing of it names a person."""
