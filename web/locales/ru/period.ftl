# A window of time.
period-unbounded = всегда, конец не указан
period-since-always = всегда
period-no-end = конец не указан
