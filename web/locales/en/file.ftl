# Filing a notice, or amending one. A notice informs: no word here may read as leave to do something.

file-title = File a notice
file-amend = Amend a notice
file-import = Bring in a file
file-afresh = Begin afresh
file-kept = What you had begun is still here.
file-kept-other = You had begun another notice; it is still here. “Begin afresh” sets it aside.
file-sign = Read and sign
file-back = Back

# Drawing
file-map = Map to draw on. The table of coordinates below does the same by keyboard.
file-draw = Draw
file-tool-area = area
file-tool-circle = circle
file-tool-corridor = corridor
file-tool-route = moving route
file-draw-none = Choose a shape, write positions below, or bring in a file.
file-draw-edit = Drag a corner to move it, an edge to make a new one; Alt and click takes one away.
file-draw-area = Click each corner; a double click closes the area.
file-draw-circle = Click the middle, then the edge.
file-draw-corridor = Click along the line; a double click ends it.
file-draw-route = Click along the route; a double click ends it. Its times follow from start and speed.
file-undo = Undo
file-redo = Redo

# The time below the map
file-at = Map at
file-at-all = its whole time
file-at-reset = Whole time

# Where
file-where = Where
file-paste = Positions or place names, one a line
file-paste-hint = Degrees (latitude first), degrees and minutes, a grid reference, or a name in any script.
file-add = { $count ->
    [one] Add { $count } point
   *[other] Add { $count } points
  }
file-added = { $count ->
    [one] { $count } point added.
   *[other] { $count } points added.
  }
# $name: a place. $distance: how far it is
file-near = { $distance } from { $name }
file-agrees = { $name } is there.
file-disagrees = { $name } is elsewhere: { $distance } away. Look again.
file-unknown-name = { $name } is in no list of places here; it was not compared.
file-unread = This is no position, and no place here is called so.
file-alike = sounds alike
file-points = { $count ->
    [0] nothing yet
    [one] { $count } point
   *[other] { $count } points
  }
file-shape = Shape
file-radius = Radius (m)
file-buffer = To either side (m)
file-speed = Speed (km/h)
file-lower = Lowest (m)
file-upper = Highest (m)
file-altitudes = Altitudes above the WGS84 ellipsoid; empty is unbounded.
file-drop-part = Remove this part
file-own-window = This part has a window of its own
file-lacking = { $count ->
    [one] { $count } more point is needed.
   *[other] { $count } more points are needed.
  }
file-holes = { $count ->
    [one] One hole in it is kept as it came.
   *[other] { $count } holes in it are kept as they came.
  }
# $number: which part of the notice
file-part-lacking = Part { $number } is not whole yet: give it its points, or remove it.
file-coordinates = Coordinates
file-number = No.
file-position = Position
file-when = When
file-height = Altitude (m)
file-acts = Change
file-position-of = Position of point { $number }
file-when-at = When at point { $number }
file-height-at = Altitude at point { $number }
file-insert = Insert a point after { $number }
file-up = Move point { $number } up
file-down = Move point { $number } down
file-drop = Remove point { $number }
file-all-points = Show all { $count } points

# What it says
file-what = What and when
file-start = From
file-end = Until
file-unbounded = no bound
file-clocks = Clocks
file-to = To whom
file-to-nobody = To nobody: it stands in the log, and no receipt is asked of anybody.
file-purpose = Purpose
file-text = Text
file-language = Language
file-more-text = Say it in another language too
file-drop-text = Without this language
file-more = More: name, emergency, protected, hidden, confirming
file-protected-hint = A site that only named readers see. Everybody else sees its region. Its owner must have agreed.
file-region = Region that everybody may read
file-region-hint = As coarse as its protection needs, such as a district.
file-hide = Hide from all but named readers
file-share = Named readers
file-filed-for-hint = Always hidden.
file-reconfirm-none = not at all

# What it meets
file-found = What it meets
file-checking = looking …
file-not-checked = It could not be checked
file-nothing-drawn = Nothing is drawn yet.
# $allowed: how far off would be ordinary
file-look-again = The words name { $name }, which is { $distance } from what is drawn (more than { $allowed }). Look again.
file-look-again-short = { $count ->
    [one] a name lies elsewhere
   *[other] { $count } names lie elsewhere
  }
file-look = Show where and when
file-lead = Notice given: { $span }
file-lead-unknown = unknown, its start is not bounded
file-lead-begun = none, it began { $span } before
file-lead-asked = asked for: { $span }
file-lead-short = less than is asked for
file-as-of = Looked at in our own copy of the log, as of { $when }
file-away = The line is cut. What it meets was looked at in our copy as of { $when }.
file-away-short = our copy is old: the line is cut
file-away-queues = What you sign waits in the queue, and goes when the line returns.

# Asking the host about what others hide
file-probe = Ask the host about what others hide
file-probe-what = Others may hide where they are; our copy does not know it, the host was shown it. It answers whether this meets something hidden, and never where, when or how near.
file-probe-seen = You sign a question, with the place hidden. It is counted, and the owner of whatever it touches sees that you asked. The answer is no leave to go.
file-probe-looks = { $left ->
    [0] No questions are left today.
    [one] { $left } question is left today.
   *[other] { $left } questions are left today.
  }
file-probe-away = The line is cut: the answer comes when it returns.
file-probe-waits = Asked; the host’s answer is not there yet.
file-probe-clear = Nothing hidden found that it meets, in what the host was shown.
file-probe-undetermined = The host could not tell: not everything hidden was shown to it.
file-probe-old = That was asked about what was drawn before.

# Files
file-import-hint = GeoJSON, KML, GPX, CSV or XLSX. Nothing is repaired: what cannot be read is told with its place in the file.
file-import-file = File
file-import-radius = Radius of points that say none (m)
file-import-buffer = Width of lines that say none (m)
file-came = { $count ->
    [0] Nothing in it could be taken.
    [one] { $count } came.
   *[other] { $count } came.
  }
file-refused = { $count ->
    [0] None was refused.
    [one] { $count } was refused
   *[other] { $count } were refused
  }
file-notes = { $count ->
    [one] { $count } thing was left out
   *[other] { $count } things were left out
  }
file-unread-columns = Columns that were not read: { $columns }
file-one-by-one = Go through all { $count }, one by one
file-take = Take this one
file-no-place = without a place
file-series = { $number } of { $count } from the file
file-skip = Next

# Amending
file-changes = What version { $version } changes
file-no-changes = Nothing yet.

# After the signature
file-signed = Signed: { $notice }
# $size: the size of the log
file-admitted-at = in our own copy at size { $size }
file-verdict = The host’s verdict: { $result }
file-verdict-waits = not there yet
file-another = File another
file-next-left = { $count ->
    [one] Next: { $count } left
   *[other] Next of { $count }
  }

# Keys
file-key-area = Draw an area
file-key-circle = Draw a circle
file-key-corridor = Draw a corridor
file-key-route = Draw a moving route
file-key-undo = Take back the last step of drawing
file-key-redo = Bring it again
file-key-paste = Write positions
file-key-take = Take a suggestion
file-key-sign = Read and sign
file-key-import = Bring in a file
file-key-next = Next of the file
file-key-all-times = Leave a field; or show the whole time on the map
