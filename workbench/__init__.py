"""The workbench: draft a text together and know, clause by clause, who agrees."""

__version__ = "0.1.0"
