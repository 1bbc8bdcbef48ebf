"""What is handed over: attribution, talk page, wikitext, report."""
