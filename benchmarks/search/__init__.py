"""How well the site's search finds: queries, gold, the real box in a browser, and what others do."""
