//! Words that are no name, or somebody's given name, whoever bears them as a family name too.

use crate::domain::declined::case_forms;
use crate::domain::name::fold;
use std::collections::HashSet;
use std::sync::OnceLock;

/// Days, months, words of the grammar of a line, and things that family names are taken from.
#[rustfmt::skip]
const COMMON: &[&str] = &[
    "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "воскресенья", "воскресенью",
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
    "сегодня", "завтра", "вчера", "утро", "день", "дня", "вечер", "ночь", "обед", "неделя", "месяц", "год", "весна", "лето", "осень", "зима",
    "далее", "узнать", "звонок", "встреча", "письмо", "заметка", "поездка", "выставка", "визит", "срок", "цена", "счет", "договор",
    "акт", "склад", "груз", "тариф", "рынок", "завод", "город", "мороз", "снег", "дождь", "ветер", "гром", "туман", "лед", "соль",
    "сахар", "мед", "хлеб", "каша", "сыр", "мука", "масло", "рыба", "лист", "дуб", "береза", "груша", "вишня", "роза", "гора", "река",
    "море", "поле", "лес", "луг", "камень", "песок", "глина", "золото", "серебро", "железо", "медь", "волк", "волка", "заяц", "лиса",
    "медведь", "козел", "баран", "бык", "корова", "кот", "собака", "рак", "щука", "карп", "сом", "гусь", "орел", "сокол", "ворон",
    "воробей", "голубь", "сорока", "соловей", "муха", "жук", "пчела", "мельник", "кузнец", "ткач", "гончар", "бондарь", "столяр",
    "коваль", "пекарь", "швец", "писарь", "король", "царь", "князь", "боярин", "барин", "мастер", "друг", "враг", "брат", "дед", "баба",
    "борода", "голова", "рука", "нога", "нос", "ус", "сила", "воля", "слава", "правда", "война", "мир", "дорога", "мост", "дом",
    "труба", "бочка", "ложка", "ключ", "замок", "молоток", "топор", "гвоздь", "новый", "старый", "белый", "черный", "красный", "малый",
    "большой", "великий", "толстой", "сухой", "дорогой", "первый", "третий", "лишний", "простой",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "today", "tomorrow", "yesterday", "morning", "noon", "evening",
    "night", "week", "month", "year", "day", "spring", "summer", "winter", "next", "ask", "call", "note", "meeting", "mail", "visit",
    "price", "bill", "cash", "sale", "sales", "cost", "stock", "bond", "banks", "bank", "church", "temple", "park", "parks", "lane", "street",
    "hill", "hills", "wood", "woods", "field", "fields", "brook", "brooks", "rivers", "lake", "pond", "ford", "bridge", "bridges", "stone",
    "steel", "gold", "silver", "glass", "sand", "clay", "snow", "frost", "rain", "winds", "storm", "cloud", "rose", "flowers", "berry",
    "bush", "oak", "reed", "moss", "fox", "wolf", "lamb", "bull", "bird", "crane", "swan", "hawk", "drake", "finch", "fish", "salmon", "pike",
    "king", "queen", "prince", "duke", "earl", "bishop", "pope", "abbot", "monk", "dean", "knight", "page", "marshal", "major", "sergeant",
    "baker", "cook", "cooper", "carpenter", "mason", "miller", "potter", "smith", "tailor", "taylor", "turner", "weaver", "fisher",
    "hunter", "shepherd", "gardener", "porter", "carter", "driver", "archer", "butler", "clerk", "judge", "singer", "walker", "baxter",
    "black", "white", "brown", "green", "gray", "grey", "red", "blue", "long", "short", "small", "little", "large", "young", "old",
    "strong", "sharp", "swift", "bright", "good", "best", "rich", "savage", "wise", "noble", "stern", "moody", "new", "west", "east",
    "north", "south", "will", "mark", "grant", "hope", "faith", "grace", "joy", "love", "power", "rush", "case", "chance", "cross",
    "gates", "hall", "house", "kitchen", "mills", "holder", "hood", "horn", "key", "keys", "law", "marsh", "mercy", "mint", "nail",
    "pace", "pain", "pitt", "pool", "poole", "post", "rice", "ring", "root", "shore", "speed", "spear", "stand", "trap", "ward", "way",
    "wells", "works", "court", "camp", "cole", "coal", "dale", "ball", "bell", "bean", "beam", "barn", "barber", "fair", "free", "french",
    "english", "german", "ireland", "england", "holland", "london", "paris", "washington", "lincoln",
];

/// Given names that are met often.
#[rustfmt::skip]
const GIVEN: &[&str] = &[
    "Александр", "Алексей", "Альберт", "Анатолий", "Андрей", "Антон", "Аркадий", "Арсений", "Артём", "Артур", "Ахмед", "Богдан", "Борис",
    "Вадим", "Валентин", "Валерий", "Василий", "Виктор", "Виталий", "Владимир", "Владислав", "Всеволод", "Вячеслав", "Гарик", "Геннадий",
    "Георгий", "Герман", "Глеб", "Григорий", "Давид", "Данил", "Даниил", "Денис", "Дмитрий", "Евгений", "Егор", "Захар", "Иван", "Игорь",
    "Илья", "Ильдар", "Кирилл", "Константин", "Лев", "Леонид", "Макар", "Максим", "Марат", "Марк", "Матвей", "Михаил", "Никита",
    "Николай", "Олег", "Павел", "Пётр", "Равиль", "Ринат", "Роберт", "Родион", "Роман", "Ростислав", "Руслан", "Рустам", "Савелий",
    "Семён", "Сергей", "Станислав", "Степан", "Тагир", "Тарас", "Тимофей", "Тимур", "Фарид", "Фёдор", "Филипп", "Эдуард", "Эльдар", "Юрий",
    "Яков", "Ярослав", "Алевтина", "Александра", "Алёна", "Алина", "Алиса", "Алла", "Альбина", "Анастасия", "Ангелина", "Анжела", "Анна",
    "Антонина", "Валентина", "Валерия", "Варвара", "Вера", "Вероника", "Виктория", "Галина", "Гузель", "Дарья", "Диана", "Динара", "Ева",
    "Евгения", "Екатерина", "Елена", "Елизавета", "Жанна", "Зинаида", "Зоя", "Инга", "Инна", "Ирина", "Карина", "Кира", "Клавдия", "Кристина",
    "Ксения", "Лариса", "Лейла", "Лидия", "Лилия", "Любовь", "Людмила", "Маргарита", "Марина", "Мария", "Милана", "Надежда", "Наталия",
    "Наталья", "Нина", "Оксана", "Олеся", "Ольга", "Полина", "Раиса", "Регина", "Римма", "Роза", "Светлана", "София", "Софья", "Таисия",
    "Тамара", "Татьяна", "Ульяна", "Фаина", "Эльвира", "Эмма", "Юлия", "Яна",
    "Саша", "Лёша", "Толя", "Андрюша", "Антоша", "Боря", "Валера", "Вася", "Витя", "Вова", "Володя", "Слава", "Гена", "Гоша", "Гриша",
    "Даня", "Дима", "Женя", "Ваня", "Костя", "Лёня", "Макс", "Миша", "Коля", "Паша", "Петя", "Рома", "Серёжа", "Стас", "Стёпа", "Тима",
    "Федя", "Юра", "Яша", "Настя", "Аня", "Тоня", "Варя", "Вика", "Галя", "Даша", "Катя", "Лена", "Лиза", "Ира", "Ксюша", "Лара",
    "Люба", "Люда", "Рита", "Маша", "Надя", "Наташа", "Оля", "Поля", "Света", "Соня", "Тома", "Таня", "Юля",
    "Aaron", "Adam", "Alan", "Albert", "Alex", "Alexander", "Alfred", "Andrew", "Anthony", "Arthur", "Barry", "Ben", "Benjamin", "Bernard",
    "Bob", "Brian", "Bruce", "Carl", "Charles", "Chris", "Christian", "Christopher", "Colin", "Craig", "Daniel", "Dave", "David", "Dennis",
    "Derek", "Donald", "Douglas", "Duncan", "Edward", "Eric", "Ethan", "Frank", "Fred", "Gareth", "Gary", "Geoffrey", "George", "Gerald",
    "Gordon", "Graham", "Gregory", "Harold", "Harry", "Henry", "Howard", "Hugh", "Ian", "Jack", "Jacob", "James", "Jason", "Jeff", "Jeremy",
    "Jim", "Joe", "John", "Jonathan", "Joseph", "Joshua", "Justin", "Keith", "Kenneth", "Kevin", "Lawrence", "Lee", "Leonard", "Liam", "Louis",
    "Luke", "Malcolm", "Martin", "Matthew", "Michael", "Mike", "Nathan", "Neil", "Nicholas", "Nick", "Nigel", "Oliver", "Oscar", "Patrick",
    "Paul", "Peter", "Philip", "Ralph", "Raymond", "Richard", "Robert", "Robin", "Roger", "Ronald", "Ross", "Roy", "Ryan", "Samuel",
    "Scott", "Sean", "Simon", "Stephen", "Steve", "Steven", "Stuart", "Terry", "Thomas", "Tim", "Timothy", "Toby", "Tom", "Tony", "Trevor",
    "Victor", "Vincent", "Walter", "Wayne", "William", "Alice", "Alison", "Amanda", "Amy", "Andrea", "Angela", "Ann", "Anna", "Anne",
    "Barbara", "Beth", "Brenda", "Carol", "Caroline", "Catherine", "Charlotte", "Chloe", "Christine", "Claire", "Clare", "Deborah", "Diana",
    "Donna", "Dorothy", "Elaine", "Eleanor", "Elizabeth", "Ella", "Ellen", "Emily", "Emma", "Eva", "Fiona", "Frances", "Gillian", "Hannah",
    "Heather", "Helen", "Irene", "Isabel", "Jackie", "Jane", "Janet", "Jennifer", "Jessica", "Jill", "Joan", "Joanna", "Judith", "Julia",
    "Julie", "Karen", "Kate", "Katherine", "Kathleen", "Kelly", "Laura", "Lesley", "Linda", "Lisa", "Louise", "Lucy", "Lynn", "Margaret",
    "Maria", "Marie", "Martha", "Mary", "Megan", "Michelle", "Molly", "Monica", "Nancy", "Natalie", "Nicola", "Nina", "Olivia", "Pamela",
    "Patricia", "Paula", "Pauline", "Rachel", "Rebecca", "Rita", "Rosemary", "Ruth", "Sally", "Samantha", "Sandra", "Sara", "Sarah",
    "Sharon", "Sheila", "Shirley", "Sophie", "Stephanie", "Susan", "Suzanne", "Tina", "Tracy", "Ursula", "Valerie", "Vanessa", "Veronica",
    "Victoria", "Virginia", "Wendy", "Yvonne", "Zoe",
];

/// Titles before a name, and parts of names that are no name by themselves.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "mr", "mrs", "ms", "miss", "dr", "sir", "madam", "prof", "van", "von", "den", "der", "des", "del", "della", "las", "los", "bin", "ibn",
    "оглы", "кызы", "фон", "ван", "дер", "ден", "дель", "мистер", "госпожа", "господин", "доктор", "товарищ",
];

/// Endings of Russian family names that hardly a word has beside them.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "ов", "ев", "ова", "ева", "ын", "ина", "ына", "ин", "ский", "цкий", "ская", "цкая", "енко", "швили", "дзе", "янц", "ых", "юк", "чук",
];

fn forms(words: &[&str]) -> HashSet<String> {
    words.iter().flat_map(|word| case_forms(word)).collect()
}

/// Whether a folded word is one that texts have without meaning anybody.
pub fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| forms(COMMON)).contains(word)
}

/// Whether a folded word is a given name, in any case.
pub fn is_given(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS.get_or_init(|| forms(GIVEN)).contains(word)
}

/// Whether a folded word only stands beside names.
pub fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// Whether a family name tells that it is one, even in small letters.
pub fn is_plainly_a_name(family: &str) -> bool {
    let family = fold(family);
    family.chars().count() > 4 && ENDINGS.iter().any(|ending| family.ends_with(ending))
}
