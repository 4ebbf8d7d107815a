# A form for any kind of statement.

say-hint = For what has no page of its own. You read everything again before you sign.
say-choose = Choose a kind
say-about = What it is: { $about }
say-hide = Hide it from everybody but those named under “share”
say-json = In JSON, as the reference of kinds has it
say-missing = This must be there.
say-no-json = This is no JSON; look at its brackets and quotes.
say-also-in = Also said in: { $languages }
