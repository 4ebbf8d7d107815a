# The list of agreements, and the reader with its article cards.

agreements-which = Show
agreements-which-all = all
agreements-which-ours = those that bind us
agreements-which-sealed = with sealed parts
agreements-which-open = that leave things open
agreements-search = Words in title or reference
agreements-none = There is no such agreement in the log.
agreements-caption = { $count ->
    [one] { $count } agreement
   *[other] { $count } agreements
  }
agreements-title = Title
agreements-binds = Whom it binds
agreements-binds-nobody = Entered from a public source by a registrar: binds nobody by itself
agreements-entered = Nobody: a registrar’s entry
agreements-accepted-by-nobody = Nobody has accepted it yet
agreements-measures = Measures
agreements-left-open = Left open
agreements-sealed = Sealed agreement
# $count: how many members are hidden from us. $measures: how many measures it has
agreements-sealed-parts = Sealed in part: { $count ->
    [one] one member is
   *[other] { $count } members are
  } hidden from us. That it exists, its date and its number of measures ({ $measures }) can be proved.
agreements-gaps = { $count ->
    [one] The text leaves one thing open.
   *[other] The text leaves { $count } things open.
  }
agreements-accepts = { $party } accepts
agreements-rejects = { $party } rejects
agreements-through = (through { $party })
agreements-accept = Accept for our party
agreements-reject = Reject for our party
agreements-zones = Zones
agreements-sources = Sources
agreements-not-said = not said
agreements-leaves-open = The text leaves open: { $words }
agreements-notice-of = with notice of { $span }
agreements-consent-of = with the consent of { $who }
agreements-report = Report how far { $measure } is
agreements-verify = Say how far { $measure } is
agreements-grade = { $grade ->
    [0] 0 · not begun
    [1] 1 · begun
    [2] 2 · well on
   *[3] 3 · complete
  }
agreements-reading = Reading of { $party }
agreements-reading-text = Reading of the text itself
agreements-apart = Readings differ by up to { $distance }
agreements-on-map = Show on the map
agreements-not-drawn = Nobody has drawn it: it has no geometry here.
