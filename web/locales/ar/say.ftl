# A form for any kind of statement.

say-hint = لما ليست له صفحة خاصة. تقرأ كل شيء من جديد قبل التوقيع.
say-choose = اختر نوعاً
say-about = ما هو: { $about }
say-hide = إخفاؤه عن الجميع إلا المذكورين تحت «يقرأه أيضاً»
say-json = بصيغة JSON، كما في مرجع الأنواع
say-missing = هذا لا بد منه.
say-no-json = ليس هذا بصيغة JSON؛ انظر إلى الأقواس وعلامات الاقتباس.
say-also-in = ورد أيضاً بـ: { $languages }
