"""Hours of work in minutes, while wikis and engines misbehave."""
