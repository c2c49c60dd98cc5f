//! The words in which people speak of days, in both languages and as they shorten them.

/// Words by which a weekday is known, Monday first.
pub const WEEKDAYS: [&[&str]; 7] = [
    &["пн", "пнд", "пон", "понед", "понедельник", "понедельника", "понедельнику", "mon", "monday"],
    &["вт", "втр", "втор", "вторник", "вторника", "вторнику", "tue", "tues", "tuesday"],
    &["ср", "срд", "сред", "среда", "среду", "среды", "среде", "wed", "weds", "wednesday"],
    &["чт", "чтв", "четв", "четверг", "четверга", "четвергу", "thu", "thur", "thurs", "thursday"],
    &["пт", "птн", "пят", "пятн", "пятница", "пятницу", "пятницы", "пятнице", "fri", "friday"],
    &["сб", "суб", "субб", "суббота", "субботу", "субботы", "субботе", "sat", "saturday"],
    &["вс", "вск", "воск", "воскр", "воскресенье", "воскресенья", "воскресенью", "sun", "sunday"],
];
/// Words by which a month is known, January first.
pub const MONTHS: [&[&str]; 12] = [
    &["янв", "января", "январь", "январю", "jan", "january"],
    &["фев", "февр", "февраля", "февраль", "февралю", "feb", "february"],
    &["мар", "марта", "март", "марту", "mar", "march"],
    &["апр", "апреля", "апрель", "апрелю", "apr", "april"],
    &["мая", "май", "маю", "may"],
    &["июн", "июня", "июнь", "июню", "jun", "june"],
    &["июл", "июля", "июль", "июлю", "jul", "july"],
    &["авг", "августа", "август", "августу", "aug", "august"],
    &["сен", "сент", "сентября", "сентябрь", "сентябрю", "sep", "sept", "september"],
    &["окт", "октября", "октябрь", "октябрю", "oct", "october"],
    &["ноя", "нояб", "ноября", "ноябрь", "ноябрю", "nov", "november"],
    &["дек", "декабря", "декабрь", "декабрю", "dec", "december"],
];
/// Days known by one word, and how many days from today they are.
pub const NEAR: &[(&str, i64)] = &[
    ("сегодня", 0),
    ("today", 0),
    ("tonight", 0),
    ("eod", 0),
    ("cob", 0),
    ("завтра", 1),
    ("tomorrow", 1),
    ("tmrw", 1),
    ("tmr", 1),
    ("tomorow", 1),
    ("tommorow", 1),
    ("tommorrow", 1),
    ("послезавтра", 2),
    ("вчера", -1),
    ("yesterday", -1),
    ("yday", -1),
    ("yest", -1),
    ("позавчера", -2),
];
/// Ends of a period known by one word, and how many months the period has; a week has none.
pub const ENDS: &[(&str, u32)] = &[("eow", 0), ("eom", 1), ("eoq", 3), ("eoy", 12), ("нг", 12)];
/// Words before a day up to which something is due.
pub const UNTIL: &[&str] = &["до", "к", "ко", "by", "until", "till", "til", "before"];
/// Words before a day that change nothing.
pub const ON: &[&str] = &["в", "во", "на", "on", "for"];
/// Words before a day that make it another thing: when an invoice is dated, since when something holds.
pub const NOT_DUE: &[&str] = &[
    "№",
    "номер",
    "no",
    "nr",
    "плотность",
    "от",
    "с",
    "со",
    "за",
    "из",
    "после",
    "об",
    "о",
    "про",
    "по",
    "между",
    "раньше",
    "ранее",
    "позже",
    "позднее",
    "далее",
    "from",
    "since",
    "after",
    "of",
    "about",
    "dated",
];
/// Parts of a day in one word: no hour is meant by them.
pub const PARTS_OF_DAY: &[&str] = &["утром", "днем", "вечером", "ночью", "morning", "afternoon", "evening", "midday", "noon"];
/// Parts of a day in two words.
pub const PARTS_IN_TWO: &[(&str, &str)] = &[
    ("с", "утра"),
    ("до", "обеда"),
    ("к", "обеду"),
    ("в", "обед"),
    ("после", "обеда"),
    ("до", "вечера"),
    ("к", "вечеру"),
    ("к", "утру"),
    ("this", "morning"),
    ("this", "afternoon"),
    ("this", "evening"),
    ("before", "lunch"),
    ("after", "lunch"),
    ("before", "noon"),
    ("by", "noon"),
    ("at", "lunch"),
];

/// Words before a day, with or without «до» and `by` between them, that make another one of it, several, or none that is exact.
const CHANGING: &[&str] = &[
    "не",
    "than",
    "but",
    "except",
    "between",
    "накануне",
    "начале",
    "начала",
    "началу",
    "половине",
    "половину",
    "start",
    "half",
    "кроме",
    "исключая",
    "через",
    "спустя",
    "около",
    "районе",
    "ближе",
    "примерно",
    "приблизительно",
    "ориентировочно",
    "предположительно",
    "где-то",
    "под",
    "начиная",
    "ежедневно",
    "еженедельно",
    "ежемесячно",
    "ежеквартально",
    "ежегодно",
    "not",
    "except",
    "every",
    "each",
    "starting",
    "beginning",
    "around",
    "roughly",
    "approximately",
    "approx",
    "circa",
    "near",
    "towards",
    "toward",
    "closer",
    "daily",
    "weekly",
    "monthly",
    "quarterly",
    "yearly",
    "annually",
];
/// Words that say which of several days of one name is meant: right before that name.
const COUNTING: &[&str] =
    &["one", "other", "first", "second", "third", "fourth", "fifth", "1st", "2nd", "3rd", "4th", "5th", "late", "early", "mid"];
/// How such words begin in Russian.
const COUNTING_STEMS: &[&str] =
    &["перв", "вторую", "второй", "вторая", "втором", "трет", "четверт", "пятую", "пятый", "последн", "одн", "кажд", "позапрошл"];
/// Words after a day that tie it to something else, unless what follows is a part of the day.
const TYING: &[&str] = &["после", "перед", "after", "before", "of"];
/// What a part of a day is told by after them.
const IN_THE_DAY: &[&str] = &["обед", "полудн", "ланч", "работ", "lunch", "noon", "midday", "work", "hours", "breakfast", "завтрак"];

/// Words between two of which one is meant.
const OR: &[&str] = &["или", "либо", "or"];

/// A stretch of days, as it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// So many days.
    Days(i64),
    /// Days of work: Monday to Friday, with no holidays known.
    Workdays,
    /// So many months.
    Months(u32),
}

/// Which of several a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one before.
    Last,
    /// This one.
    This,
    /// The one after.
    Next,
}

/// The weekday that a word names, Monday being 0.
pub fn weekday(word: &str) -> Option<i64> {
    let word = word.trim_end_matches('.');
    WEEKDAYS.iter().position(|names| names.contains(&word)).map(|at| at as i64)
}

/// Whether a weekday is named in a form that only stands after «к»: «понедельнику» alone is somebody's name.
pub fn is_dative(word: &str) -> bool {
    ["понедельнику", "вторнику", "среде", "четвергу", "пятнице", "субботе", "воскресенью"].contains(&word)
}

/// Whether a folded word is a weekday in the genitive, which says by itself of what a thing is: «брак среды».
pub fn is_genitive(word: &str) -> bool {
    ["понедельника", "вторника", "среды", "четверга", "пятницы", "субботы", "воскресенья"].contains(&word)
}

/// The words for a month of this number, from 1.
pub fn month_words(number: u32) -> &'static [&'static str] {
    number.checked_sub(1).and_then(|at| MONTHS.get(at as usize)).copied().unwrap_or_default()
}

/// The month that a word or a short form names, January being 1.
pub fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    MONTHS.iter().position(|names| names.contains(&word)).map(|at| at as u32 + 1)
}

/// The month that a folded word names as a word of its own: «март», «марта», «в марте», `march`, and no short form.
pub fn whole_month(word: &str) -> Option<u32> {
    let named = |known: &&str| match word.strip_suffix('е') {
        Some(stem) => match known.strip_prefix(stem) {
            Some("") => known.chars().count() > 3,
            Some(rest) => matches!(rest, "ь" | "й"),
            None => false,
        },
        _ => **known == *word,
    };
    let at = MONTHS.iter().position(|words| words.iter().any(named))?;
    (word.chars().count() > 3 || matches!(word, "май" | "мая" | "мае" | "may")).then_some(at as u32 + 1)
}

/// How many: in figures or in a word.
pub fn number(word: &str) -> Option<i64> {
    const WORDS: &[(&str, i64)] = &[
        ("один", 1),
        ("одну", 1),
        ("one", 1),
        ("a", 1),
        ("an", 1),
        ("два", 2),
        ("две", 2),
        ("two", 2),
        ("три", 3),
        ("three", 3),
        ("четыре", 4),
        ("four", 4),
        ("пять", 5),
        ("five", 5),
        ("шесть", 6),
        ("six", 6),
        ("семь", 7),
        ("seven", 7),
        ("восемь", 8),
        ("eight", 8),
        ("девять", 9),
        ("nine", 9),
        ("десять", 10),
        ("ten", 10),
    ];
    let figures = || word.parse().ok().filter(|n| (0..=3650).contains(n) && word.bytes().all(|byte| byte.is_ascii_digit()));
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, n)| *n).or_else(figures)
}

/// What is counted: days, weeks, months.
pub fn unit(word: &str) -> Option<Unit> {
    Some(match word.trim_end_matches(['.', '\'', '’']) {
        "д" | "дн" | "день" | "дня" | "дней" | "денек" | "d" | "day" | "days" => Unit::Days(1),
        "н" | "нед" | "неделю" | "недели" | "недель" | "недельку" | "w" | "wk" | "wks" | "week" | "weeks" => {
            Unit::Days(7)
        }
        "fortnight" => Unit::Days(14),
        "мес" | "месяц" | "месяца" | "месяцев" | "mth" | "mths" | "mos" | "month" | "months" => Unit::Months(1),
        "квартал" | "квартала" | "кварталов" | "quarter" | "quarters" => Unit::Months(3),
        "полгода" => Unit::Months(6),
        "год" | "года" | "лет" | "yr" | "yrs" | "year" | "years" => Unit::Months(12),
        _ => return None,
    })
}

/// Whether a word says that days of work are counted.
pub fn of_work(word: &str) -> bool {
    matches!(word, "раб" | "раб." | "рабочий" | "рабочих" | "рабочего" | "рабочие" | "business" | "working")
}

/// Which of several a word means: «следующий», «в эту», `last`.
pub fn which(word: &str) -> Option<Which> {
    let word = word.trim_end_matches('.');
    Some(match word {
        "след" | "next" => Which::Next,
        "этот" | "эту" | "этой" | "этом" | "этого" | "этому" | "текущей" | "текущего" | "this" => {
            Which::This
        }
        "прош" | "last" | "past" => Which::Last,
        _ if word.starts_with("следующ") => Which::Next,
        _ if word.starts_with("прошл") => Which::Last,
        _ => return None,
    })
}

/// A period of the calendar by its name in any case: how many months it has, none for a week.
pub fn period(word: &str) -> Option<u32> {
    Some(match word {
        "неделя" | "неделю" | "недели" | "неделе" | "week" => 0,
        "месяц" | "месяца" | "месяце" | "месяцу" | "month" => 1,
        "квартал" | "квартала" | "квартале" | "кварталу" | "quarter" => 3,
        "год" | "года" | "году" | "year" => 12,
        _ => return None,
    })
}

/// Whether a word belongs to the ways in which days are spoken of: next to a day that was read, it says that the day was
/// not read whole.
pub fn is_about_days(word: &str) -> bool {
    let plain = word.trim_end_matches([',', '.', ';', ':', ')']);
    weekday(plain).is_some()
        || month(plain).is_some()
        || which(plain).is_some()
        || period(plain).is_some()
        || NEAR.iter().any(|(known, _)| *known == plain)
        || ["через", "числа", "числу", "назад", "ago"].contains(&plain)
        || OR.contains(&plain)
}

/// Whether a word looks like a day in figures, whatever day that is: `31.11`, `5/12`, `12.03.26`.
pub fn is_dated(word: &str) -> bool {
    let plain = word.trim_end_matches([',', '.', ';', ':', ')']);
    let parts: Vec<&str> = plain.split(['.', '/']).collect();
    let figures = |part: &&str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts[..] {
        [day, month] => figures(&day, 2) && figures(&month, 2),
        [day, month, year] => figures(&day, 2) && figures(&month, 2) && figures(&year, 4),
        _ => false,
    }
}

/// Whether a word before a day makes another one of it, or says that it is one of two.
pub fn changes_what_follows(word: &str) -> bool {
    weekday(word).is_some()
        || which(word).is_some()
        || NEAR.iter().any(|(known, _)| *known == word)
        || OR.contains(&word)
        || CHANGING.contains(&word)
        || word.starts_with("кажд")
}

/// Whether a word right before the name of a day says which one of several it is: «первую пятницу», `every other friday`.
pub fn counts_days(word: &str) -> bool {
    COUNTING.contains(&word) || COUNTING_STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Whether words before «до» or `before` measure how long before the day something is: «за неделю до», `the day before`.
pub fn measures_before(before: &[&str], joining: &str) -> bool {
    let Some((last, earlier)) = before.split_last() else { return false };
    if *last == "to" {
        return earlier.last().is_some_and(|word| ["closer", "close", "prior", "nearer"].contains(word));
    }
    let stretch = unit(last).is_some() || ["сутки", "суток", "час", "часа", "часов", "полдня", "hour", "hours"].contains(last);
    let led = earlier.iter().rev().take(3).any(|word| *word == "за");
    stretch && (led && joining == "до" || matches!(joining, "before" | "on"))
        || matches!(joining, "в" | "во") && stretch && earlier.last().is_some_and(|word| matches!(*word, "в" | "во"))
}

/// Whether the words after a day make another one of it: «пятница после выставки», `friday of the month`, «через 3 дня после» of what is
/// not said.
/// Parts of the day do not.
pub fn is_qualified_by(word: &str, next: &str) -> bool {
    let in_the_day = next.starts_with(|c: char| c.is_ascii_digit()) || IN_THE_DAY.iter().any(|part| next.starts_with(part));
    TYING.contains(&word) && !in_the_day && !PARTS_IN_TWO.contains(&(word, next))
}

/// Whether a word names a day of the week, one near today or one in figures: a text with it may speak of a day.
pub fn names_a_day(word: &str) -> bool {
    let plain = word.trim_matches([',', '.', ';', ':', '(', ')', '!', '?']);
    weekday(plain).is_some() || NEAR.iter().any(|(known, _)| *known == plain) || is_dated(plain)
}
