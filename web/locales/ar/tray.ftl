# Statements drafted from texts, waiting for an officer.

tray-hint = قُرئت من نصوص وفق قواعد. لا شيء هنا موقَّع. قارن كل مسودة بكلماتها قبل أن توقّعها.
tray-empty = لا مسودات تنتظر. يكتبها «garant read» في مجلد `drafts` لهذا المكتب.
tray-caption = { $count ->
    [zero] لا مسودات ({ $count })
    [one] مسودة واحدة ({ $count })
    [two] مسودتان ({ $count })
    [few] { $count } مسودات
    [many] { $count } مسودة
   *[other] { $count } مسودة
  }
tray-draft = المسودة
tray-confidence = درجة اليقين
tray-no-text = النص ليس في السلة، فلا يمكن إظهار كلماته.
tray-grounds = { $count ->
    [zero] لا مواضع تستند إليها ({ $count })
    [one] تستند إلى موضع واحد ({ $count })
    [two] تستند إلى موضعين ({ $count })
    [few] تستند إلى { $count } مواضع
    [many] تستند إلى { $count } موضعاً
   *[other] تستند إلى { $count } موضع
  }
tray-forget = رمي
tray-edit = تصحيح
tray-sign = قراءة ثم توقيع
tray-key-sign = قراءة المسودة وتوقيعها
tray-key-edit = تصحيح المسودة
tray-key-forget = رمي المسودة
