"""Every bound, with its unit in its name and its reason beside it. All input is hostile until it has passed these."""

ENTRY_BYTES_MAX = 65_535
"""C2SP tlog-tiles gives an entry a 16-bit length. Larger things are blobs, named by their SHA-256."""

PAYLOAD_BYTES_MAX = 46_800
"""Base64 makes four bytes of three; what is left of an entry carries the envelope and sixteen signatures."""

JSON_DEPTH_MAX = 32
"""Deeper than any schema of ours; shallow enough for every parser's stack."""

INTEGER_MAX = 2**53 - 1
"""The largest integer that every JSON implementation keeps exactly (RFC 8785, RFC 7493)."""

SIGNATURES_MAX = 16
"""Two parties' root keys together; a note must accept as many (C2SP signed-note)."""

ROOT_KEYS_MAX = 8
"""Root keys of one party: a board, not a crowd."""

DISCLOSURES_MAX = 64
"""Hidden members of one statement; no kind lists more members that may be hidden."""

DISCLOSURE_BYTES_MAX = 262_144
"""One hidden member; larger contents are blobs."""

TEXT_CHARACTERS_MAX = 4_000
"""A paragraph. Longer texts are blobs."""

BRIEF_CHARACTERS_MAX = 200
"""One line of a verdict, which may have hundreds of them in one statement; the longest reference fits."""

LANGUAGES_MAX = 12
"""Versions of one text: the six languages of the United Nations, and as many of the theatre."""

RECIPIENTS_MAX = 64
"""Parties named in one list; a theatre has a few dozen at most."""

ITEMS_MAX = 256
"""Measures, zones, sources or volumes in one statement; a longer agreement goes on in further statements."""

VERDICT_ITEMS_MAX = 64
"""Pairs, hits and undetermined things that one verdict lists, of each; with texts of usual length all of them fit one statement."""

LOOKS_PER_DAY = 10
"""How often a day a party may learn whether something hidden is where it points, if the charter does not say: a plan and its variants."""

BLOB_BYTES_MAX = 16 * 1024 * 1024
"""One blob that a store keeps: all pairs of a notice that meets fifty thousand others."""

VERTICES_MAX = 2_000
"""Vertices of one shape; a border line at 100 m steps fits, a hostile million does not."""

COORDINATE_UNITS_PER_DEGREE = 10_000_000
"""Coordinates are integers in 1e-7 degree, about 1.1 cm on the ground."""

ALTITUDE_CM_MAX = 10_000_000
"""100 km: everything above is not air traffic."""

BUFFER_CM_MAX = 50_000_000
"""500 km: wider buffers are agreements about countries, not notices."""

HAZARD_DURATION_MS_MAX = 7 * 24 * 3_600_000
"""A hazard area warns of a danger that has an end (guard-rail 2)."""

HAZARD_EXTENT_UNITS_MAX = 1 * COORDINATE_UNITS_PER_DEGREE
"""A hazard area spans at most one degree each way, about 110 km (guard-rail 2)."""

HAZARD_RADIUS_CM_MAX = 5_000_000
"""50 km, for the same reason."""

NOTE_BYTES_MAX = 65_536
"""A checkpoint with sixteen signatures is a few kilobytes; this bounds what is read before it is trusted."""

PROOF_HASHES_MAX = 63
"""A Merkle path in a log of fewer than 2^63 entries (C2SP tlog-witness)."""

BUNDLE_BYTES_MAX = 64 * 1024 * 1024
"""A proof bundle: a thousand full-sized entries, more than any notice has receipts."""

GEOJSON_BYTES_MAX = 2 * 1024 * 1024 * 1024
"""A file of notices: a million of them with a kilobyte or two each, and what a desk's memory can hold beside it."""

FEATURES_MAX = 2_000_000
"""Features in one file; a theatre files some hundreds a day."""

FEATURE_BYTES_MAX = 64 * 1024 * 1024
"""One feature: as many volumes as a notice may have, each with all the vertices it may have, spelt generously."""

FEATURE_ID_CHARACTERS_MAX = 256
"""The id of a feature; references and UUIDs fit, and it still stands in one line of an answer."""

PHOTO_PARTS_MAX = 20_000
"""Segments or chunks of one photo: encoders write one for each 8 KiB at the least, and a photo fits a blob."""

SHEET_BYTES_MAX = 16 * 1024 * 1024
"""A spreadsheet of sites or movements; the largest notification lists have some thousands of rows."""

SHEET_UNPACKED_BYTES_MAX = 128 * 1024 * 1024
"""The parts of an XLSX file, unpacked: what its archive says is believed only up to here."""

SHEET_PARTS_MAX = 500
"""Parts of an XLSX file; a plain workbook has about ten."""

SHEET_ROWS_MAX = 20_000
"""Rows of one spreadsheet, its headings included."""

SHEET_COLUMNS_MAX = 100
"""Columns of one spreadsheet that are looked at."""

SOURCE_BYTES_MAX = BLOB_BYTES_MAX
"""A text to be read, as a file: it must fit beside a log, as a blob."""

SOURCE_PAGE_BYTES_MAX = 4 * 1024 * 1024
"""A page of HTML; long reports with their scripts have some hundred kilobytes."""

SOURCE_CHARACTERS_MAX = 500_000
"""A text to be read, in characters: a report of two hundred pages."""

SOURCE_LINE_CHARACTERS_MAX = 20_000
"""A paragraph of it; whatever is longer is no paragraph, and is set aside."""

SOURCE_UNPACKED_BYTES_MAX = 64 * 1024 * 1024
"""The parts of a DOCX file that are read, unpacked: what its archive says is believed only up to here."""

SOURCE_PARTS_MAX = 2_000
"""Parts of a DOCX file; pictures are parts, and are not read."""

SOURCE_PAGES_MAX = 400
"""Pages of a PDF file."""

SOURCE_FILES_MAX = 100_000
"""Files of one folder; more are read folder by folder."""
