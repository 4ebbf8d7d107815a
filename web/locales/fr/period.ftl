# A window of time.
period-unbounded = depuis toujours, sans fin indiquée
period-since-always = depuis toujours
period-no-end = sans fin indiquée
