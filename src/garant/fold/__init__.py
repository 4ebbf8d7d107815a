"""The fold: the only writer of state, and the law by which it writes.

    decide(state, entry) -> Refusal            nothing changes
                          | changes            then apply(state, entry, changes)

1. `decide` checks everything first and only then says what changes, as values. It judges what every replica must judge alike:
   keys and signatures, authority, order, references, limits, life cycles. It knows no clock but the entry's `t`.
2. The law is a table (`law.LAWS`): kind and version -> who may say it, and what it changes. Rules are for ever: a changed rule is
   a new version, in force from the charter amendment that raises the rules level.
3. A refusal is an outcome, not a crash: a code word and a sentence.
4. Geometry is no business of the fold. A notice is recorded although it conflicts.

Hidden members never change what is accepted: the fold sees open members and digests only.
"""
