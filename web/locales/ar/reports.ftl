# Reports and papers.

reports-daily = التقرير اليومي
reports-daily-hint = ما قيل عن يوم: الحوادث وموقف كل طرف، والوصول، والخطوط، والإشعارات، والنداءات، والالتزامات. في حدود ما لطرفنا أن يقرأه.
reports-day = اليوم
reports-until = ينتهي عند
reports-until-hint = بتوقيت الساحة
reports-known-now = ومعه ما أُدخل منذ ذلك الوقت
reports-open = فتح في نافذة جديدة
reports-save-pdf = حفظ بصيغة PDF
