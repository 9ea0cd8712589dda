"""Requests that go on with the one before, and make sense only after it. Which action they go on with is the router's
matter; which pictures they name is that of the references.
"""
