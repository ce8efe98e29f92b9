"""Drafts as Akoma Ntoso XML (OASIS LegalDocML 3.0), as the United Nations use it (AKN4UN), out and in."""
