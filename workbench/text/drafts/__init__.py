"""From the words of a file to the clauses of a draft: headers, headings, paragraphs, footnotes."""
