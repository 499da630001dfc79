"""Signing in to the desk: a password, then a second factor.

django-allauth does the work: throttling, one-time codes, passkeys, recovery codes, asking
again before a factor changes. Here is what the desk adds: who may come in, that a site asks
for a second factor, that its secrets lie encrypted, and the desk's own way in.
"""
