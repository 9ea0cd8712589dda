"""Questions as other people word them, marked by what an answer means.

`questions.*.tsv` (family, wording) were written by somebody who had seen neither the project's own wordings nor its
answers. Belongs here: those lines, drawing what fits a line, and marking. Nothing of it is ever trained on.
"""
