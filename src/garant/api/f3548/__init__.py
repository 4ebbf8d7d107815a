"""The standard's door: ASTM F3548-21 strategic coordination over HTTP, under /dss/v1, for UTM operators and their existing software.

    tokens       who asks: access tokens (JWT, RS256), their audience and scopes
    wire         what is sent and answered, as JSON
    volumes      4D volumes, read strictly and kept as extents
    bodies       a body and a path become what is asked of the gateway (`node.f3548.asked`)
    rows         one row an operation: method, path, scopes, and the function that answers
    operations   all of them
    door         from a request's head to its answer, and the standard's own form of errors

The rules of the airspace are no business of this room: `node.f3548` drafts, the fold judges. `docs/spec/f3548.md` says what is answered.
"""
