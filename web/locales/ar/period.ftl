# A window of time.
period-unbounded = منذ البداية، ولم تُذكر نهاية
period-since-always = منذ البداية
period-no-end = لم تُذكر نهاية
