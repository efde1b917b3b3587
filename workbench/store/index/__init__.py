"""The reading index: the journals' rows by article in one file, so that opening an article reads that article.

It is never the truth: it can be deleted at any moment, and is made again.
"""
