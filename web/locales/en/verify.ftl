# Checking a proof that somebody handed over.

verify-hint = Checked on this machine alone, without the host and without the network.
verify-drop = or drop a proof here
verify-choose = Choose a file
verify-other-key = Check with another log’s key
verify-key = Verifier key
verify-key-hint = As the log’s operator published it: name+hash+key. Without one, the key that this desk trusts is used.
verify-holds = The proof holds.
verify-fails = The proof does not hold.
verify-fails-hint = Do not rely on anything in this file. Keep it, and ask whoever handed it over where it comes from.
verify-log = Log
verify-our-key = { $log }, by the key that this desk trusts
verify-given-key = { $log }, by the key given above, which this desk knows nothing of
verify-checkpoint = At size and root
verify-subject = It shows
verify-other = And
verify-authority = { $count ->
    [one] The statement that gives the authority
   *[other] { $count } statements that give the authority
  }
verify-words = { $count ->
    [one] One word of the host
   *[other] { $count } words of the host
  }
verify-reasons = What was checked
verify-reason-checkpoint-signed = The checkpoint is signed by the log’s key.
verify-reason-entries-in-tree = Every entry is in the tree that the checkpoint commits to.
verify-reason-entry-in-tree = The entry is in the tree that the checkpoint commits to.
verify-reason-keys-from-charter = The entries, in their order, give the keys that were in force.
verify-reason-signatures-and-authority = Every statement is signed by such keys, with the authority that its kind asks for.
verify-reason-charter-names-key = The charter that is shown names the key that signed the checkpoint.
verify-reason-host-words-signed = The host’s words are signed by the key that the charter names for them.
verify-reason-first-entries-of-log = The entries are all the first ones of the log, with none left out.
verify-reason-signatures-and-rules = Every entry is signed, and keeps the rules.
verify-reason-none-left-out-by-the-instant = No entry of the time in question is missing at the end.
verify-reason-question-asked-again = The question was asked of these entries again, and the answer is the same.
verify-not-shown = What such a file cannot show
verify-not-later-revocation = Whether a key behind it was taken back later.
verify-not-further-receipts = Whether there are more receipts than those in it.
verify-not-later-entries = What was said after its checkpoint.
verify-not-entries-after-the-instant = What was said after the time in question.
verify-not-told-outside-the-log = Whether somebody was told in another way than by the log.
verify-not-authority = Whether those who signed had the authority to.
verify-not-signatures = Whether the statement’s own signatures are good.
