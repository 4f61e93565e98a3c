"""The core of the exchange: content in two equal languages, from files to finished pages."""
