"""newslint behind HTTP: an API for editorial systems, and a page to paste copy into."""
