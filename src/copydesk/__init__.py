"""copydesk: a raw scraped news article in, one clean record out."""
