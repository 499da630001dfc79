"""Lists of many: from a pasted roll call or a spreadsheet to one batch of drafts, whole or not at all.

`reading` turns a text into entries under headings, `matching` knows the names, `totals` what
was announced, `spreadsheets` makes a text of an upload, `plan` puts it all before the analyst
and `entering` makes the drafts.
"""
