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

/// Influence of a person on the decision (M19).
pub const INFLUENCE: &[Grade] = &[
    grade(1, "почти не влияет", "hardly any"),
    grade(2, "его слышат", "is heard"),
    grade(3, "с ним считаются", "carries weight"),
    grade(4, "меняет решения", "changes decisions"),
    grade(5, "последнее слово", "has the last word"),
];

/// Attitude of a person to us (M19).
pub const ATTITUDE: &[Grade] = &[
    grade(-2, "против нас", "opposes"),
    grade(-1, "скорее против", "rather against"),
    grade(0, "нейтрально", "neutral"),
    grade(1, "скорее за", "rather for"),
    grade(2, "горой за нас", "champions us"),
];

/// Our relationship with a person (M19).
pub const RELATIONSHIP: &[Grade] = &[
    grade(0, "не знакомы", "never met"),
    grade(1, "знакомы", "have met"),
    grade(2, "отвечает нам", "answers us"),
    grade(3, "рабочий контакт", "works with us"),
    grade(4, "доверяет", "trusts us"),
    grade(5, "советуется с нами", "asks our advice"),
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

/// What became of a contact (M22).
pub const ENTRY_STATES: &[Choice] = &[
    choice("held", "состоялось", "held"),
    choice("planned", "запланировано", "planned"),
    choice("cancelled", "отменено", "cancelled"),
    choice("postponed", "перенесено", "postponed"),
];

/// Who moved or cancelled a contact (M22).
pub const SIDES: &[Choice] = &[choice("us", "мы", "we did"), choice("them", "они", "they did")];

/// Mood of a conversation (M22).
pub const MOOD: &[Grade] = &[
    grade(-2, "очень плохо", "very bad"),
    grade(-1, "натянуто", "strained"),
    grade(0, "ровно", "even"),
    grade(1, "хорошо", "good"),
    grade(2, "отлично", "excellent"),
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
    grade(1, "торговец", "commodity broker"),
    grade(2, "поставщик", "provider"),
    grade(3, "создаёт ценность", "value adder"),
    grade(4, "деловой партнёр", "business partner"),
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

/// Currencies, by their ISO codes.
pub const CURRENCIES: &[Choice] = &[
    choice("RUB", "рубли", "roubles"),
    choice("EUR", "евро", "euros"),
    choice("USD", "доллары", "dollars"),
    choice("CNY", "юани", "yuan"),
    choice("KZT", "тенге", "tenge"),
    choice("BYN", "белорусские рубли", "Belarusian roubles"),
];
