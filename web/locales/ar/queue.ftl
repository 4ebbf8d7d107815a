# What this desk signed, and how far each statement has come.

queue-title = قائمة الإرسال
queue-hint = ما وقّعه هذا المكتب. لا يُعدّ مقيَّداً إلا ما هو في نسختنا من السجل التي تحققنا منها.
queue-empty = لم يُوقَّع شيء هنا بعد.
queue-when = وقت التوقيع
queue-what = ماذا
queue-to = إلى
queue-by = بتوقيع
queue-by-officer = ضابط
queue-by-machine = مفتاح جهاز هذا المكتب
queue-state = الحالة
# $size: how many entries the log had with it
queue-state-signed = موقَّع، لم يُرسَل بعد
queue-state-sent = أُرسل، ووصلت إفادة استلامه
queue-state-admitted = مقيَّد، وحجم السجل { $size }
queue-state-refused = رفضه المضيف
queue-state-expired = انقضت مهلته ولم يُرسَل
queue-until = آخر موعد لإرساله { $away }
queue-refused-hint = وقّع المضيف هذا الرفض، وهو محفوظ هنا مع البيان. صحّح ما يذكره ووقّع من جديد.
queue-set-aside = وضع جانباً
