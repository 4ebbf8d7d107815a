# Meetings, their agendas and papers.

meetings-none = ليس في السجل اجتماع كهذا.
meetings-caption = { $count ->
    [zero] لا اجتماعات ({ $count })
    [one] اجتماع واحد ({ $count })
    [two] اجتماعان ({ $count })
    [few] { $count } اجتماعات
    [many] { $count } اجتماعاً
   *[other] { $count } اجتماع
  }
meetings-next = التاريخ التالي
meetings-agenda = ما هو مفتوح بين المجتمعين
meetings-agenda-none = لا شيء مفتوح بينهم.
meetings-outcomes = ما نتج عنه
meetings-item = البند
meetings-why = السبب
meetings-of = لمن
meetings-since = منذ
meetings-due = الأجل
meetings-pack = ملف الاجتماع
meetings-pack-hint = جدول الأعمال، والحوادث المفتوحة وموقف كل طرف، والقوائم، وخطوط تُقرأ على نحو مختلف، وما يمكن إثباته. في حدود ما لطرفنا أن يقرأه.
