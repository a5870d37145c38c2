"""A third opinion on records: the slow, obvious verifier, written from docs/protocol.md alone.

It reads like the document, one module a chapter, and answers with the set of rules that are broken. Where a rule
cannot be looked at because one before it is broken, it stays silent: only `failed` counts.
"""
