# A form for any kind of statement.

say-hint = Kendi sayfası olmayanlar için. İmzalamadan önce her şeyi yeniden okursunuz.
say-choose = Bir tür seçin
say-about = Ne olduğu: { $about }
say-hide = “ayrıca okuyabilenler” altında adı geçenler dışında herkesten gizle
say-json = JSON olarak, tür başvurusundaki gibi
say-missing = Bu bulunmalı.
say-no-json = Bu JSON değil; ayraçlarına ve tırnaklarına bakın.
say-also-in = Şu dillerde de söylendi: { $languages }
