//! Settings: declared like any other fields, kept in the file, with defaults here and thresholds nowhere else.

use crate::domain::Value;
use crate::domain::account::STALE_AFTER_DAYS;
use crate::domain::affiliation::FADES_AFTER_DAYS;
use crate::domain::field::{Choice, Field, Kind, choice};
use crate::domain::percent;
use crate::domain::words::{Lang, w};
use crate::store::{Change, Error, Result, Store, Verb};

/// Languages to choose from; each is called by its own name.
const LANGUAGES: &[Choice] =
    &[choice("system", "как в системе", "the system’s"), choice("ru", "русский", "русский"), choice("en", "English", "English")];
/// How glyphs are drawn.
const GLYPHS: &[Choice] = &[choice("unicode", "символы Юникода", "Unicode symbols"), choice("ascii", "только ASCII", "ASCII only")];

/// The terminal's ground, where the terminal does not say it.
const GROUNDS: &[Choice] = &[
    choice("asked", "как скажет терминал", "as the terminal says"),
    choice("dark", "тёмный", "dark"),
    choice("light", "светлый", "light"),
];

/// What of a calendar is left out unless it is wanted.
const SKIPPED: &[Choice] = &[
    choice("private", "личное", "private"),
    choice("internal", "внутреннее", "internal"),
    choice("declined", "отклонённое", "declined"),
    choice("whole_day", "дни без клиента", "days without a client"),
];

/// What is known of the terminal's ground: which colours can be read on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Light letters on dark.
    Dark,
    /// Dark letters on light.
    Light,
    /// The terminal does not say.
    #[default]
    Unknown,
}

/// The settings, in the order in which they are asked for.
pub static FIELDS: &[Field] = &[
    Field::new("lang", Kind::Choice(LANGUAGES), w("Язык", "Language")).open(),
    Field::new("glyphs", Kind::Choice(GLYPHS), w("Знаки", "Symbols")).open().hint(
        "Только ASCII — если рамки и точки шире клетки. Шире и буквы — сузьте их в терминале (ambiguous width).",
        "ASCII only: where frames and dots are wider than a cell. If letters are too, set the terminal’s ambiguous width to narrow.",
    ),
    Field::new("ground", Kind::Choice(GROUNDS), w("Фон терминала", "Terminal background")).open(),
    Field::new("outlook_days", Kind::Period(1, 60), w("Сегодня: вперёд на", "Today looks ahead")).open(),
    Field::new("silent_days", Kind::Period(7, 730), w("Давно не общались", "Out of touch after")),
    Field::new("complaint_days", Kind::Period(7, 365), w("Повтор претензий за", "Complaints repeat within")),
    Field::new("stale_days", Kind::Period(7, 1460), w("Досье устаревает через", "Dossier goes stale after")),
    Field::new("fade_days", Kind::Period(7, 1460), w("Оценки тускнеют через", "Judgements fade after")),
    Field::new("audit_months", Kind::Int(1, 24), w("Аудит раз в, месяцев", "Audit every, months")),
    Field::new("own_mail", Kind::Line, w("Наша почта", "Our mail")).hint(
        "Ваш адрес и домены фирмы через пробел: по ним видно внутренние встречи.",
        "Your address and the domains of your firm, by blanks: they tell internal meetings.",
    ),
    Field::new("own_name", Kind::Text, w("Подпись в письмах", "Letters signed by"))
        .hint("Имя и должность: ими кончаются письма клиенту.", "Name and position: letters to a client end with them."),
    Field::new("calendar_days", Kind::Period(7, 730), w("Календарь: вперёд на", "Calendar looks ahead")).open(),
    Field::new("calendar_skip", Kind::Set(SKIPPED), w("Из календаря не вносить", "Left out of the calendar")).open(),
    Field::new("calendars_left", Kind::Line, w("Не вносить календари", "Calendars left out"))
        .hint("Названия через точку с запятой: «Семья; Праздники».", "Names by semicolons: “Family; Holidays”."),
    Field::new("calendar_alarm", Kind::Int(0, 10_080), w("Напомнить за, минут", "Remind before, minutes")).open().hint(
        "В календаре, который вы выгружаете: kam export calendar --ics. Пусто — без напоминаний.",
        "In the calendar that you write out: kam export calendar --ics. Empty: no alarms.",
    ),
    Field::new("watched", Kind::Text, w("Следить за файлами", "Watched files")).hint(
        "Календарь .ics, письма .eml и .mbox или папка с ними: полный путь, каждый с новой строки. Что нового, скажет «Сегодня».",
        "A calendar .ics, letters .eml and .mbox, or a folder with them: the whole path, one a line. Today says what is new.",
    ),
    Field::new("tax_rate", Kind::Percent, w("Налог на прибыль", "Tax on profit"))
        .private()
        .hint("Из чистой прибыли клиента: 25 %.", "Taken off the profit of a client: 25 %."),
    Field::new("money_rate", Kind::Percent, w("Деньги стоят в год", "Money costs a year"))
        .private()
        .hint("Во что обходится отсрочка: 18 %.", "What a deferral costs: 18 %."),
    Field::new("worth_rate", Kind::Percent, w("Ставка дисконта", "Discount rate"))
        .private()
        .hint("Для стоимости клиента за пять лет: 15 %.", "For the worth of a client over five years: 15 %."),
    Field::new("hour_cost", Kind::Money, w("Час моей работы стоит", "An hour of mine costs"))
        .private()
        .hint("Тогда время из дневника войдёт в расходы на клиента.", "The time in the diary then counts among the costs of a client."),
    Field::new("gift_limit", Kind::Money, w("Подарок не дороже", "A gift costs at most")).private().hint(
        "Подарок дороже не запишется: так решила компания. Пусто — без предела.",
        "A dearer gift is not taken down: the company’s rule. Empty: no limit.",
    ),
    Field::new("authority", Kind::Text, w("Мои полномочия", "My authority")).private().hint(
        "Скидка, отсрочка, образцы: что решаю я, с чем иду выше. Видно в подготовке.",
        "Discount, terms, samples: what I decide, what I take higher. Shown in prep.",
    ),
];

/// The settings in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Language, when one was chosen.
    pub lang: Option<Lang>,
    /// Whether only ASCII is drawn.
    pub ascii: bool,
    /// The terminal's ground, when it was set: it wins over what the terminal says.
    pub ground: Option<Ground>,
    /// How many days ahead *Today* looks.
    pub outlook_days: i64,
    /// Days without contact after which an account needs attention.
    pub silent_days: i64,
    /// Days within which a second complaint is a repeated one.
    pub complaint_days: i64,
    /// Days after which a verified section is stale (M11).
    pub stale_days: i64,
    /// Days after which a judgement fades (M42).
    pub fade_days: i64,
    /// So many months after an audit the next one is due (M37).
    pub audit_months: i64,
    /// The KAM's addresses and the domains of the house, by blanks.
    pub own_mail: String,
    /// How the KAM signs letters: a name, perhaps with a position and a company below it (M21).
    pub own_name: String,
    /// How many days ahead series of a calendar are taken in.
    pub calendar_days: i64,
    /// What of a calendar is left out: codes by commas.
    pub calendar_skip: String,
    /// The calendars that are left out, by semicolons.
    pub calendars_left: String,
    /// How many minutes before a contact the calendar that goes out sounds an alarm; none by default.
    pub calendar_alarm: Option<i64>,
    /// The files and folders that are looked at by themselves, one a line.
    pub watched: String,
    /// The tax on profit, in hundredths of a percent (M31).
    pub tax_rate: u32,
    /// What money costs us in a year, in hundredths of a percent (M50).
    pub money_rate: u32,
    /// The rate by which what comes later is worth less, in hundredths of a percent a year (M31).
    pub worth_rate: u32,
    /// What an hour of the KAM costs, in minor units of the currency that is reckoned in; none by default (M31, M57).
    pub hour_cost: Option<i64>,
    /// What a gift costs at most, in minor units of the currency that is reckoned in; none by default (M58).
    pub gift_limit: Option<i64>,
    /// The KAM's own limits (M35).
    pub authority: String,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            lang: None,
            ascii: false,
            ground: None,
            outlook_days: 7,
            silent_days: 60,
            complaint_days: 30,
            stale_days: STALE_AFTER_DAYS,
            fade_days: FADES_AFTER_DAYS,
            audit_months: 6,
            own_mail: String::new(),
            own_name: String::new(),
            calendar_days: 365,
            calendar_skip: SKIPPED.iter().map(|skipped| skipped.code).collect::<Vec<_>>().join(","),
            calendars_left: String::new(),
            calendar_alarm: None,
            watched: String::new(),
            tax_rate: 2_500,
            money_rate: 1_800,
            worth_rate: 1_500,
            hour_cost: None,
            gift_limit: None,
            authority: String::new(),
        }
    }
}

/// A sum of the settings, where it was set in this currency: that in which most is reckoned.
fn set_in(store: &Store, sum: Option<i64>, currency: &str) -> Result<Option<i64>> {
    let Some(sum) = sum else { return Ok(None) };
    // Where nothing is reckoned yet, it is meant for whatever comes first.
    Ok(store.usual_currency(None)?.is_none_or(|usual| usual == currency).then_some(sum))
}

impl Settings {
    /// What an hour of the KAM costs in minor units of a currency, where it was set in this one: that in which most is reckoned.
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn hour_cost_in(&self, store: &Store, currency: &str) -> Result<Option<i64>> {
        set_in(store, self.hour_cost, currency)
    }

    /// What a gift costs at most in minor units of a currency, where it was set in this one: that in which most is reckoned (M58).
    ///
    /// # Errors
    /// Those of reading the file.
    pub fn gift_limit_in(&self, store: &Store, currency: &str) -> Result<Option<i64>> {
        set_in(store, self.gift_limit, currency)
    }

    /// Reads the settings; what is missing or not understood has its default.
    pub fn read(store: &Store) -> Result<Settings> {
        let mut settings = Settings::default();
        let days =
            |name: &str, default: i64| -> Result<i64> { Ok(store.setting(name)?.and_then(|text| text.parse().ok()).unwrap_or(default)) };
        settings.lang = store.setting("lang")?.and_then(|code| Lang::from_locale(&code));
        settings.ascii = store.setting("glyphs")?.as_deref() == Some("ascii");
        settings.ground = match store.setting("ground")?.as_deref() {
            Some("dark") => Some(Ground::Dark),
            Some("light") => Some(Ground::Light),
            _ => None,
        };
        settings.outlook_days = days("outlook_days", settings.outlook_days)?;
        settings.silent_days = days("silent_days", settings.silent_days)?;
        settings.complaint_days = days("complaint_days", settings.complaint_days)?;
        settings.stale_days = days("stale_days", settings.stale_days)?;
        settings.fade_days = days("fade_days", settings.fade_days)?;
        settings.audit_months = days("audit_months", settings.audit_months)?;
        settings.own_mail = store.setting("own_mail")?.unwrap_or_default();
        settings.own_name = store.setting("own_name")?.unwrap_or_default();
        settings.calendar_days = days("calendar_days", settings.calendar_days)?;
        settings.calendar_skip = store.setting("calendar_skip")?.unwrap_or(settings.calendar_skip);
        settings.calendars_left = store.setting("calendars_left")?.unwrap_or_default();
        settings.calendar_alarm = store.setting("calendar_alarm")?.and_then(|text| text.parse().ok());
        settings.watched = store.setting("watched")?.unwrap_or_default();
        let rate = |name: &str, default: u32| -> Result<u32> {
            Ok(store.setting(name)?.and_then(|text| text.parse().ok()).filter(|rate| i64::from(*rate) <= percent::WHOLE).unwrap_or(default))
        };
        settings.tax_rate = rate("tax_rate", settings.tax_rate)?;
        settings.money_rate = rate("money_rate", settings.money_rate)?;
        settings.worth_rate = rate("worth_rate", settings.worth_rate)?;
        settings.hour_cost = store.setting("hour_cost")?.and_then(|text| text.parse().ok());
        settings.gift_limit = store.setting("gift_limit")?.and_then(|text| text.parse().ok());
        settings.authority = store.setting("authority")?.unwrap_or_default();
        Ok(settings)
    }

    /// The value of a declared setting.
    pub fn get(&self, key: &str) -> Value {
        match key {
            "lang" => Value::text(self.lang.map_or("system", |lang| lang.code())),
            "glyphs" => Value::text(if self.ascii { "ascii" } else { "unicode" }),
            "ground" => Value::text(match self.ground {
                Some(Ground::Dark) => "dark",
                Some(Ground::Light) => "light",
                Some(Ground::Unknown) | None => "asked",
            }),
            "outlook_days" => Value::Int(self.outlook_days),
            "silent_days" => Value::Int(self.silent_days),
            "complaint_days" => Value::Int(self.complaint_days),
            "stale_days" => Value::Int(self.stale_days),
            "fade_days" => Value::Int(self.fade_days),
            "audit_months" => Value::Int(self.audit_months),
            "own_mail" => Value::text(self.own_mail.clone()),
            "own_name" => Value::text(self.own_name.clone()),
            "calendar_days" => Value::Int(self.calendar_days),
            "calendar_skip" => Value::text(self.calendar_skip.clone()),
            "calendars_left" => Value::text(self.calendars_left.clone()),
            "calendar_alarm" => self.calendar_alarm.map_or(Value::Empty, Value::Int),
            "watched" => Value::text(self.watched.clone()),
            "tax_rate" => Value::Int(self.tax_rate.into()),
            "money_rate" => Value::Int(self.money_rate.into()),
            "worth_rate" => Value::Int(self.worth_rate.into()),
            "hour_cost" => self.hour_cost.map_or(Value::Empty, Value::Int),
            "gift_limit" => self.gift_limit.map_or(Value::Empty, Value::Int),
            "authority" => Value::text(self.authority.clone()),
            _ => Value::Empty,
        }
    }

    /// Saves, as one step, those of these settings that were changed: key, what it was when it was read, and what it is to be.
    ///
    /// # Errors
    /// Those of writing; [`Error::Conflict`] where one of them has been given another value meanwhile. Nothing is written then.
    pub fn save<'a>(store: &Store, given: impl Iterator<Item = (&'static str, &'a Value, &'a Value)>) -> Result<()> {
        let changed: Vec<_> = given.filter(|(_, before, value)| before != value).collect();
        store.step(Verb::Setting, "", |change| {
            let now = Settings::read(store)?;
            let is_theirs = |(key, before, value): &&(&str, &Value, &Value)| ![*before, *value].contains(&&now.get(key));
            let theirs: Vec<_> = changed.iter().filter(is_theirs).map(|(key, ..)| ((*key).to_owned(), now.get(key))).collect();
            if !theirs.is_empty() {
                return Err(Error::Conflict(theirs));
            }
            changed.iter().try_for_each(|(key, _, value)| Settings::write(change, key, value))
        })
    }

    /// Writes a declared setting.
    pub fn write(change: &Change, key: &str, value: &Value) -> Result<()> {
        let text = value.as_int().map_or_else(|| value.as_str().to_owned(), |n| n.to_string());
        change.set_setting(key, &text)
    }
}
