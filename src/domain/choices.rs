//! The closed lists and ratings of the trade. Codes never change: files hold them.

use super::field::{Choice, Grade, choice, grade};

/// Life-cycle stage of the relationship (M12).
pub const LIFE_STAGES: &[Choice] = &[
    choice("prospect", "потенциальный", "prospect"),
    choice("first", "первые сделки", "first deals"),
    choice("growth", "рост", "growth"),
    choice("mature", "зрелость", "mature"),
    choice("decline", "спад", "decline"),
    choice("lost", "потерян", "lost"),
    choice("won_back", "возвращён", "won back"),
];

/// Portfolio category (M5).
pub const CATEGORIES: &[Choice] = &[
    choice("key", "ключевой", "key"),
    choice("developing", "развиваемый", "developing"),
    choice("maintained", "поддерживаемый", "maintained"),
    choice("occasional", "разовый", "occasional"),
];

/// At which level the account is key (M1).
pub const KEY_LEVELS: &[Choice] = &[
    choice("company", "для компании", "for the company"),
    choice("department", "для отдела", "for the department"),
    choice("manager", "для меня", "for this manager"),
];

/// Why the account is key (M1).
pub const KEY_REASONS: &[Choice] = &[
    choice("breadwinner", "кормилец", "breadwinner"),
    choice("potential", "перспективный", "potential"),
    choice("image", "имиджмейкер", "image"),
    choice("partner", "партнёр", "partner"),
    choice("expert", "эксперт", "expert"),
    choice("innovator", "новатор", "innovator"),
];

/// What moves the client (M6).
pub const MOTIVES: &[Choice] = &[
    choice("price", "только цена", "price only"),
    choice("novelty", "новизна", "novelty"),
    choice("belonging", "причастность", "belonging"),
    choice("stability", "стабильность", "stability"),
];

/// Role of a person in the client's decisions (M19).
pub const ROLES: &[Choice] = &[
    choice("decides", "решает", "decides"),
    choice("signs", "подписывает и платит", "signs and pays"),
    choice("recommends", "рекомендует", "recommends"),
    choice("specifies", "задаёт требования", "sets the specification"),
    choice("uses", "пользуется", "uses"),
    choice("buys", "закупает", "buys"),
    choice("gatekeeper", "пускает или не пускает", "lets in or keeps out"),
    choice("initiates", "инициирует", "initiates"),
    choice("counsels", "советует", "counsels"),
];

/// The same roles in one word each, for places with little room.
pub const ROLE_NAMES: &[Choice] = &[
    choice("decides", "решает", "decides"),
    choice("signs", "платит", "pays"),
    choice("recommends", "рекомендует", "recommends"),
    choice("specifies", "пишет ТЗ", "specifies"),
    choice("uses", "пользуется", "uses"),
    choice("buys", "закупает", "buys"),
    choice("gatekeeper", "пускает", "lets in"),
    choice("initiates", "инициирует", "initiates"),
    choice("counsels", "советует", "counsels"),
];

/// Influence of a person on the decision (M19).
pub const INFLUENCE: &[Grade] = &[
    grade(1, "почти не влияет", "hardly any").seen("узнаёт о решении последним", "is the last to hear of a decision"),
    grade(2, "его слышат", "is heard").seen("спрашивают, но решают без него", "is asked, and the decision is made elsewhere"),
    grade(3, "с ним считаются", "carries weight")
        .seen("без его замечаний документ не идёт дальше", "papers do not move on without their remarks"),
    grade(4, "меняет решения", "changes decisions")
        .seen("после его слова меняли срок, сумму или поставщика", "a date, a sum or a supplier was changed at their word"),
    grade(5, "последнее слово", "has the last word").seen("подписывает сам или велит подписать", "signs, or has it signed"),
];

/// Attitude of a person to us (M19).
pub const ATTITUDE: &[Grade] = &[
    grade(-2, "против нас", "opposes")
        .seen("ведёт другого поставщика, тормозит наши бумаги", "backs another supplier, holds up our papers"),
    grade(-1, "скорее против", "rather against").seen("ищет изъяны, откладывает встречи", "looks for faults, puts meetings off"),
    grade(0, "нейтрально", "neutral").seen("сравнивает всех одинаково, обещаний не даёт", "compares all alike, promises nothing"),
    grade(1, "скорее за", "rather for").seen("подсказывает, что важно, зовёт на встречи", "hints at what matters, asks us to meetings"),
    grade(2, "горой за нас", "champions us").seen("защищает нас при своих, когда нас нет", "defends us among their own when we are away"),
];

/// Our relationship with a person (M19).
pub const RELATIONSHIP: &[Grade] = &[
    grade(0, "не знакомы", "never met").seen("ни одного разговора", "not one conversation"),
    grade(1, "знакомы", "have met").seen("узнаёт в лицо, сам не пишет", "knows our face, does not write first"),
    grade(2, "отвечает нам", "answers us").seen("перезванивает, отвечает на письма", "calls back, answers mail"),
    grade(3, "рабочий контакт", "works with us").seen("решает с нами дела без посредников", "settles things with us directly"),
    grade(4, "доверяет", "trusts us").seen("говорит о внутренних делах и планах", "speaks of inside matters and plans"),
    grade(5, "советуется с нами", "asks our advice").seen("спрашивает до того, как решить", "asks before deciding"),
];

/// Kind of a diary entry (M22).
pub const ENTRY_KINDS: &[Choice] = &[
    choice("call", "звонок", "call"),
    choice("meeting", "встреча", "meeting"),
    choice("visit", "визит", "visit"),
    choice("mail", "письмо", "mail"),
    choice("message", "сообщение", "message"),
    choice("presentation", "презентация", "presentation"),
    choice("negotiation", "переговоры", "negotiation"),
    choice("first_meeting", "первая встреча", "first meeting"),
    choice("plan_review", "обзор плана", "plan review"),
    choice("event", "мероприятие", "event"),
    choice("complaint", "претензия", "complaint"),
    choice("interview", "интервью", "interview"),
];

/// A contact that took place: it alone is a last contact, and counts wherever contacts are reckoned (M22).
pub const HELD: Choice = choice("held", "состоялось", "held");
/// A contact that was tried, and nobody was reached.
pub const MISSED: Choice = choice("missed", "не застали", "not reached");
/// A contact that was called off.
pub const CANCELLED: Choice = choice("cancelled", "отменено", "cancelled");
/// A contact that was put off.
pub const POSTPONED: Choice = choice("postponed", "перенесено", "postponed");
/// What became of a contact (M22).
pub const ENTRY_STATES: &[Choice] = &[HELD, choice("planned", "запланировано", "planned"), MISSED, CANCELLED, POSTPONED];
/// The same of one that is not to come.
pub const OUTCOMES: &[Choice] = &[HELD, MISSED, CANCELLED, POSTPONED];

/// Who moved or cancelled a contact (M22).
pub const SIDES: &[Choice] = &[choice("us", "мы", "we did"), choice("them", "они", "they did")];

/// Mood of a conversation (M22).
pub const MOOD: &[Grade] = &[
    grade(-2, "очень плохо", "very bad").seen("упрёки, разговор оборван", "reproaches, the talk was cut short"),
    grade(-1, "натянуто", "strained").seen("коротко и сухо, вопросы без ответа", "short and dry, questions left unanswered"),
    grade(0, "ровно", "even").seen("по делу, без тепла и без укора", "to the point, neither warm nor cold"),
    grade(1, "хорошо", "good").seen("шутили, сами назвали следующий шаг", "joked, named the next step themselves"),
    grade(2, "отлично", "excellent").seen("благодарили, позвали дальше", "thanked us, asked us further in"),
];

/// What an action is: a plain task, or a promise of one side (M23, M29).
pub const ACTION_KINDS: &[Choice] = &[
    choice("task", "задача", "task"),
    choice("our_promise", "мы обещали", "we promised"),
    choice("their_promise", "нам обещали", "they promised"),
];

/// What became of an action or promise (M23).
pub const ACTION_STATES: &[Choice] = &[
    choice("open", "открыто", "open"),
    choice("kept", "выполнено", "done"),
    choice("broken", "не выполнено", "broken"),
    choice("dropped", "снято", "dropped"),
];

/// Who carries an action out (M29).
pub const OWNERS: &[Choice] =
    &[choice("me", "я", "me"), choice("colleague", "коллега", "a colleague"), choice("client", "клиент", "the client")];

/// What became of a question (M41).
pub const QUESTION_STATES: &[Choice] =
    &[choice("open", "открыт", "open"), choice("answered", "есть ответ", "answered"), choice("dropped", "снят", "dropped")];

/// Stages through which a purchase goes at a client (M13).
pub const SCHEME_STAGES: &[Choice] = &[
    choice("need", "потребность", "need"),
    choice("specification", "требования", "specification"),
    choice("budget", "бюджет", "budget"),
    choice("tender", "тендер", "tender"),
    choice("approval", "согласование", "approval"),
    choice("contract", "договор", "contract"),
    choice("payment", "оплата", "payment"),
    choice("other", "другой этап", "another stage"),
];

/// Where the client would put a supplier (M9); used for competitors too (M14).
pub const LADDER: &[Grade] = &[
    grade(1, "торговец", "commodity broker").seen("сравнивают только цену", "compared by price alone"),
    grade(2, "поставщик", "provider").seen("один из нескольких, ценят мелкие удобства", "one of several, small comforts count"),
    grade(3, "создаёт ценность", "value adder").seen("зовут, когда надо достичь цели", "called in to reach a goal"),
    grade(4, "деловой партнёр", "business partner").seen("знает планы, о цене спорят редко", "knows the plans, price is seldom argued"),
];

/// Kinds of event in the history of a relationship (M12).
pub const MILESTONE_KINDS: &[Choice] = &[
    choice("delivery", "поставка", "delivery"),
    choice("tender_won", "тендер выигран", "tender won"),
    choice("tender_lost", "тендер проигран", "tender lost"),
    choice("agreement", "договорённость", "agreement"),
    choice("news", "новость клиента", "client news"),
    choice("other", "событие", "event"),
];

/// Categories of a personal fact (M16).
pub const FACT_KINDS: &[Choice] = &[
    choice("family", "семья", "family"),
    choice("hobby", "увлечения", "hobby"),
    choice("date", "памятная дата", "date"),
    choice("taste", "вкусы", "taste"),
    choice("dress", "манера одеваться", "manner of dress"),
    choice("decides", "как принимает решения", "way of deciding"),
    choice("career", "карьера", "career"),
    choice("other", "другое", "other"),
];

/// Who may see a personal fact (M16).
pub const VISIBILITY: &[Choice] =
    &[choice("private", "только я", "private"), choice("team", "команда", "team"), choice("shareable", "можно передавать", "shareable")];

/// How freely something may be passed on: the place of its code among [`VISIBILITY`], from private on.
pub fn visibility_level(code: &str) -> usize {
    VISIBILITY.iter().position(|choice| choice.code == code).unwrap_or(0)
}

/// Functions of our own people (M36).
pub const FUNCTIONS: &[Choice] = &[
    choice("technical", "техника", "technical"),
    choice("service", "сервис", "service"),
    choice("logistics", "логистика", "logistics"),
    choice("finance", "финансы", "finance"),
    choice("production", "производство", "production"),
    choice("quality", "качество", "quality"),
    choice("sales", "продажи", "sales"),
    choice("management", "руководство", "management"),
];

/// What one person is to another (M19); the codes are those of the map's kinds of tie.
pub const TIE_KINDS: &[Choice] = &[
    choice("influences", "влияет", "influences"),
    choice("trusts", "доверяет", "trusts"),
    choice("conflict", "в конфликте", "is in conflict with"),
    choice("history", "общее прошлое", "has a history with"),
    choice("dotted", "подчинён по делу", "reports in part to"),
];

/// How strong a tie is (M19).
pub const TIE_STRENGTH: &[Grade] = &[
    grade(1, "слабая", "weak").seen("заметили однажды или слышали", "noticed once, or hearsay"),
    grade(2, "заметная", "marked").seen("видно в делах, повторялось", "seen in what they do, more than once"),
    grade(3, "сильная", "strong").seen("определяет, как поступит второй", "settles what the other one does"),
];

/// Class of an opportunity (M28).
pub const OPPORTUNITY_CLASSES: &[Choice] = &[
    choice("more", "больше того же", "more of what they buy"),
    choice("service", "лучше сервис", "better service"),
    choice("wider", "шире дело", "wider business"),
];

/// What became of an opportunity (M28).
pub const OPPORTUNITY_STATES: &[Choice] = &[
    choice("open", "в работе", "open"),
    choice("won", "выиграна", "won").good(),
    choice("lost", "проиграна", "lost").bad(),
    choice("dropped", "оставлена", "dropped"),
];

/// What an opportunity brings, to the client and to us (M28).
pub const BENEFIT: &[Grade] = &[
    grade(1, "малая", "slight").seen("почти не видна в цифрах года", "hardly seen in the year’s figures"),
    grade(2, "заметная", "noticeable").seen("видна в квартале", "seen in a quarter"),
    grade(3, "весомая", "substantial").seen("меняет наш план по клиенту", "changes our plan for the account"),
    grade(4, "большая", "large").seen("клиент назовёт её руководству", "the client will report it upwards"),
    grade(5, "решающая", "decisive").seen("меняет место клиента в нашем году", "changes the account’s place in our year"),
];

/// What an opportunity takes (M28).
pub const EFFORT: &[Grade] = &[
    grade(1, "малые", "slight").seen("пара звонков", "a call or two"),
    grade(2, "умеренные", "moderate").seen("моя работа на неделю-другую", "a week or two of my own work"),
    grade(3, "заметные", "noticeable").seen("нужны коллеги", "colleagues are needed"),
    grade(4, "большие", "large").seen("нужны деньги и разрешение", "money and leave are needed"),
    grade(5, "предельные", "extreme").seen("перестраиваем свою работу", "we have to change how we work"),
];

/// Currencies, by their ISO codes.
pub const CURRENCIES: &[Choice] = &[
    choice("RUB", "рубли", "roubles"),
    choice("EUR", "евро", "euros"),
    choice("USD", "доллары", "dollars"),
    choice("GBP", "фунты", "pounds"),
    choice("CNY", "юани", "yuan"),
    choice("KZT", "тенге", "tenge"),
    choice("BYN", "белорусские рубли", "Belarusian roubles"),
];
