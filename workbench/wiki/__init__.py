"""The MediaWiki Action API."""
