# Notes for the next shift. They stay on this desk.

handover-title = تسليم المناوبة
handover-new = ملاحظة للمناوبة التالية
handover-hint = تبدأ بما هو مفتوح الآن؛ غيّر منها ما تشاء. تبقى على هذا المكتب ولا تذهب إلى أحد. الأحرف المتبقية: { $left }.
handover-again = البدء من جديد بما هو مفتوح الآن
handover-keep = حفظ الملاحظة
handover-kept = حُفظت.
handover-notes = الملاحظات، الأحدث أولاً
handover-none = لا ملاحظات بعد.
handover-print = طباعة
# $zone: the name of the theatre’s time zone. $size: entries in our copy of the log
handover-head = المفتوح لدى { $party }، { $day } { $clock } ({ $zone })، { $utc } UTC؛ القيود في نسختنا: { $size }.
handover-more = وغيرها في مكتب المناوبة: { $count }
handover-nothing-open = لا شيء ينتظر.
