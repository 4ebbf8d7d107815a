"""A party's desk: the officer's key, a verified copy of the log, a queue of what was signed, and the face that a browser sees."""
