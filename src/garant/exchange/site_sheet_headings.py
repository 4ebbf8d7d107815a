"""The headings of spreadsheets of sites and movements, and the words in their cells, in English, French, Arabic, Turkish and Russian.

A heading is compared without case, accents, brackets and punctuation. One that nobody knows is told as not read; it is never guessed.
"""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

_BRACKETS = re.compile(r"[(\[{][^)\]}]*[)\]}]")
_MARKS = re.compile(r"[^\w]+")
_TURKISH = str.maketrans({"ı": "i", "İ": "i", "ـ": None, "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def plain(text: str) -> str:
    """Bring a heading, or a word, into the form in which two are compared."""
    bare = unicodedata.normalize("NFKD", _BRACKETS.sub(" ", text).translate(_TURKISH))
    kept = "".join(mark for mark in bare if not unicodedata.combining(mark)).translate(_TURKISH)
    return _MARKS.sub(" ", kept.casefold().replace("_", " ")).strip()


def _table(words: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({plain(word): term for term, line in words.items() for word in line.split("|")})


HEADINGS = _table(
    {
        "id": "id|code|ref|reference|no|number|numero|référence|الرمز|رقم|المعرف|kod|no|sıra no|номер|код",
        "name": "name|site|site name|facility|facility name|title|nom|nom du site|structure|établissement|الاسم|اسم الموقع|المنشأة|"
        "ad|adı|tesis|tesis adı|yer adı|название|наименование|объект",
        "activity": "type|kind|category|activity|site type|facility type|catégorie|type de site|activité|النوع|نوع الموقع|الفئة|tür|türü|"
        "kategori|тип|вид|категория",
        "place": "place|location|town|village|city|locality|settlement|lieu|localité|ville|commune|المكان|المدينة|البلدة|القرية|"
        "yer|konum adı|şehir|köy|ilçe|место|населенный пункт|город|село",
        "region": "region|governorate|province|district area|gouvernorat|région|المحافظة|محافظة|المنطقة|il|vilayet|bölge|"
        "губерния|мухафаза|провинция|область|регион",
        "lat": "latitude|lat|y|gps latitude|gps lat|y coordinate|latitude y|خط العرض|enlem|широта",
        "lon": "longitude|lon|long|lng|x|gps longitude|gps lon|x coordinate|longitude x|خط الطول|boylam|долгота",
        "position": "position|coordinates|coordinate|gps|gps coordinates|coordonnées|coordonnées gps|الاحداثيات|إحداثيات|koordinat|"
        "koordinatlar|координаты",
        "mgrs": "mgrs|grid|grid reference|mgrs grid|carroyage|الشبكة العسكرية|ızgara|сетка mgrs",
        "radius": "radius|radius m|radius in m|rayon|rayon m|نصف القطر|yarıçap|радиус",
        "start": "start|from|start date|start time|date|departure|departure time|valid from|début|date de début|départ|date de départ|"
        "البداية|تاريخ البداية|التاريخ|المغادرة|başlangıç|başlangıç tarihi|tarih|çıkış|начало|дата|дата начала|отправление|выезд",
        "end": "end|until|end date|end time|arrival|arrival time|valid until|fin|date de fin|arrivée|النهاية|تاريخ النهاية|الوصول|"
        "bitiş|bitiş tarihi|varış|конец|дата окончания|прибытие",
        "purpose": "purpose|reason|objet|but|motif|الغرض|السبب|amaç|цель",
        "owner_agrees": "owner_agrees|consent|owner consent|consent of owner|consentement|accord du propriétaire|"
        "الموافقة|موافقة المالك|onay|rıza|согласие",
        "text": "remarks|note|notes|comment|comments|description|remarques|commentaires|observations|ملاحظات|الوصف|not|notlar|"
        "açıklama|примечание|примечания|описание",
        "origin": "origin|from place|starting point|origine|point de départ|نقطة الانطلاق|المنشأ|kalkış yeri|çıkış noktası|"
        "пункт отправления|откуда",
        "origin lat": "origin latitude|origin lat|start latitude|from latitude|latitude origine|latitude départ|خط عرض الانطلاق|"
        "çıkış enlem|широта отправления",
        "origin lon": "origin longitude|origin lon|start longitude|from longitude|longitude origine|longitude départ|خط طول الانطلاق|"
        "çıkış boylam|долгота отправления",
        "destination": "destination|to place|destinataire lieu|الوجهة|hedef|varış yeri|varış noktası|пункт назначения|куда",
        "destination lat": "destination latitude|destination lat|end latitude|to latitude|latitude destination|latitude arrivée|"
        "خط عرض الوجهة|varış enlem|широта назначения",
        "destination lon": "destination longitude|destination lon|end longitude|to longitude|longitude destination|longitude arrivée|"
        "خط طول الوجهة|varış boylam|долгота назначения",
        "route": "route|waypoints|itinéraire|points de passage|المسار|güzergah|маршрут",
        "vehicles": "vehicles|trucks|number of vehicles|véhicules|camions|عدد المركبات|الشاحنات|araç|araç sayısı|машины|количество машин",
    }
)
"""A heading as it stands in a file -> what its column holds."""

ACTIVITIES = _table(
    {
        "medical_site": "hospital|clinic|health|health centre|health center|health facility|medical|medical point|field hospital|ambulance|"
        "medical_site|hôpital|clinique|centre de santé|poste médical|مستشفى|مشفى|عيادة|مركز صحي|نقطة طبية|hastane|klinik|sağlık ocağı|"
        "sağlık merkezi|больница|госпиталь|клиника|медпункт|поликлиника",
        "school": "school|kindergarten|university|école|lycée|université|مدرسة|جامعة|روضة|okul|üniversite|anaokulu|школа|университет",
        "shelter_site": "shelter|camp|idp camp|idp site|collective centre|collective center|shelter_site|abri|camp de déplacés|مأوى|مخيم|"
        "ملجأ|مركز إيواء|barınak|kamp|çadır kent|убежище|лагерь|приют",
        "water_works": "water|water station|pumping station|water_works|eau|station de pompage|محطة مياه|محطة ضخ|مياه|su|su istasyonu|"
        "pompa istasyonu|водоканал|насосная станция|вода",
        "power_works": "power|power station|substation|electricity|power_works|électricité|centrale|محطة كهرباء|كهرباء|elektrik|santral|"
        "trafo|подстанция|электростанция",
        "aid_distribution": "warehouse|distribution|distribution point|food distribution|bakery|aid_distribution|entrepôt|"
        "distribution de vivres|boulangerie|مستودع|نقطة توزيع|توزيع|مخبز|depo|dağıtım|dağıtım noktası|fırın|"
        "склад|пункт выдачи|раздача|пекарня",
        "aid_convoy": "convoy|aid convoy|relief convoy|cargo|aid_convoy|convoi|convoi humanitaire|"
        "قافلة|قافلة مساعدات|konvoy|yardım konvoyu|"
        "конвой|колонна|гуманитарный конвой",
        "medical_evacuation": "medevac|medical evacuation|medical_evacuation|évacuation médicale|إخلاء طبي|tıbbi tahliye|медэвакуация|"
        "медицинская эвакуация",
        "civil_evacuation": "evacuation|civil evacuation|civil_evacuation|évacuation|إجلاء|إخلاء|tahliye|эвакуация",
        "liaison_visit": "visit|assessment|mission|liaison_visit|visite|évaluation|زيارة|تقييم|ziyaret|değerlendirme|визит|оценка|миссия",
    }
)
"""A word in the column of types -> the activity that a notice names."""

MONTHS = _table(
    {
        "01": "january|jan|janvier|janv|كانون الثاني|يناير|ocak|январь|января|янв",
        "02": "february|feb|février|févr|شباط|فبراير|şubat|февраль|февраля|фев",
        "03": "march|mar|mars|آذار|مارس|mart|март|марта|мар",
        "04": "april|apr|avril|avr|نيسان|أبريل|nisan|апрель|апреля|апр",
        "05": "may|mai|أيار|مايو|mayıs|май|мая",
        "06": "june|jun|juin|حزيران|يونيو|haziran|июнь|июня|июн",
        "07": "july|jul|juillet|juil|تموز|يوليو|temmuz|июль|июля|июл",
        "08": "august|aug|août|آب|أغسطس|ağustos|август|августа|авг",
        "09": "september|sep|sept|septembre|أيلول|سبتمبر|eylül|сентябрь|сентября|сен",
        "10": "october|oct|octobre|تشرين الأول|أكتوبر|ekim|октябрь|октября|окт",
        "11": "november|nov|novembre|تشرين الثاني|نوفمبر|kasım|ноябрь|ноября|ноя",
        "12": "december|dec|décembre|déc|كانون الأول|ديسمبر|aralık|декабрь|декабря|дек",
    }
)
"""A month's name -> its number."""
