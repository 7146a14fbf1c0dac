"""What a line says by its words alone, wherever it stands: a byline, a date, a credit, an offer of the page's own."""
