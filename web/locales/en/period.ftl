# A window of time.
period-unbounded = since always, no end said
period-since-always = since always
period-no-end = no end said
