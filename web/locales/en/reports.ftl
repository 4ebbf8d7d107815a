# Reports and papers.

reports-daily = Daily report
reports-daily-hint = What was said of a day: incidents with each side’s position, access, lines, notices, calls, commitments. As our party may read it.
reports-day = Day
reports-until = Ends at
reports-until-hint = On the theatre’s clocks
reports-known-now = With what was entered since, too
reports-open = Open in a tab
reports-save-pdf = Save as PDF
