"""What stands where in one document's text: lines, headings, items, meeting, attendance."""
