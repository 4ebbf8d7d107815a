"""ASTM F3548-21 strategic coordination: from what a client asks to the statement that the gateway signs, and what the client is told.

    asked -> draft(standing, asked) -> members of one statement, and the reply      inside the turn: preconditions hold at that very index
             gateway                -> signed, judged by the fold, committed        only then is the reply given

The order of the checks, and which of them is which refusal, is the standard's and its reference service's (`docs/spec/f3548.md`):

    bad_request 400    not_yours 403    not_found 404    wrong_version, missing_ovns 409    too_large 413
"""
