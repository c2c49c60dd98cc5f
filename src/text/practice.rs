//! The practice as a whole: the audit, the typical troubles, the code of communication.

crate::sentences! {
    /// The team.
    SEES: "Видит" / "May see";
    THEIR_ACTIONS: "Дела" / "Actions";
    COUNTERPARTS: "Собеседники у клиентов" / "Counterparts at clients";
    /// The tabs.
    AUDIT: "Аудит" / "Audit";
    TROUBLES: "Проблемы" / "Troubles";
    CODE: "Кодекс" / "Code";
    /// What documents on the practice tell.
    ABOUT_AUDIT: "Аудит работы с ключевыми клиентами: итог по разделам и что изменилось" / "The audit of working with key accounts: the result by parts and what changed";
    ABOUT_CODE: "Кодекс общения: о чём договорилась команда" / "The code of communication: what the team agreed on";
    CHARTER: "Рамки" / "Charter";
    CHARTER_TITLE: "Рамки работы с ключевыми клиентами" / "Charter of working with key accounts";
    ABOUT_CHARTER: "Рамки работы: пределы, исключения, обязательства отделов и показатели с фактом" / "The charter: limits, exceptions, obligations of departments and KPIs with actuals";
    NO_CHARTER: "Рамки ещё не записаны." / "The charter is not written yet.";
    EMPTY_CHARTER: "Рамки пусты. Enter — записать." / "The charter is empty. Enter writes it.";
    LIMITS: "Что решаю сам" / "What I decide alone";
    EXCEPTIONS: "Исключения" / "Exceptions";
    OBLIGATIONS: "Что обязались отделы" / "What departments undertook";
    TARGETS: "Показатели: факт и цель" / "KPIs: actual and target";
    NOT_WRITTEN: "не записано" / "not written down";
    KEY_NOW: "сейчас {}" / "now {}";
    BUDGET_OF: "за {}" / "of {}";
    EXCEPTION: "{}: {} — {}" / "{}: {}, {}";
    ALLOWED_BY: "решение: {}" / "allowed by {}";
    HOLDS_UNTIL: "до {}" / "until {}";
    TARGET: "цель {}" / "target {}";
    OWN_TARGET: "{}: {}" / "{}: {}";
    TARGET_AT: "{}, прошло {} дней" / "{}, {} of the days gone";
    NO_TARGET: "цели нет" / "no target";
    NO_TARGETS: "плана продаж на квартал и год нет" / "no sales target of the quarter or the year";
    NO_COSTS: "себестоимость закупок не известна" / "the cost of what was bought is not known";
    NO_NEEDS: "потребности клиентов не записаны" / "the needs of clients are not written";
    NO_PROMISES: "за год не было обещаний со сроком" / "no promise with a day in a year";
    NO_RHYTHM: "ритм ни для кого не задан" / "nobody has a rhythm";
    FEW_DECIDED: "решено меньше трёх предложений и тендеров" / "fewer than three offers and tenders are decided";
    OTHERS_LEFT_OUT: "долги в других валютах не посчитаны" / "debts in other currencies are not counted";
    PLAN_OF: "{} из {}, {}" / "{} of {}, {}";
    NET_OF: "по {} из {} клиентов, за 12 месяцев" / "of {} of {} accounts, in 12 months";
    WALLET_OF: "{} из {}, клиентов с потребностями: {}" / "{} of {}, accounts with needs: {}";
    NO_AUDIT: "Аудита ещё не было." / "There was no audit yet.";
    NO_CODE: "Кодекса ещё нет." / "There is no code yet.";
    /// Titles.
    AUDIT_TITLE: "Аудит работы с ключевыми клиентами" / "Audit of working with key accounts";
    CODE_TITLE: "Кодекс общения" / "Code of communication";
    /// The head of an audit.
    BEGUN: "Начат" / "Begun";
    DONE: "Закончен" / "Done";
    NOT_DONE: "ещё идёт" / "still going on";
    ANSWERED: "Отвечено" / "Answered";
    OF_ALL: "{} из {}" / "{} of {}";
    BEFORE: "Прошлый аудит" / "The audit before";
    NONE_BEFORE: "не было: сравнить не с чем" / "none: nothing to compare with";
    /// The table by parts.
    PART: "Раздел" / "Part";
    SINCE: "Перемены" / "Changes";
    NO_CHANGE: "без перемен" / "no change";
    BETTER_OF: "лучше: {}" / "better: {}";
    WORSE_OF: "хуже: {}" / "worse: {}";
    /// Lists.
    BETTER: "Стало лучше" / "What became better";
    WORSE: "Стало хуже" / "What became worse";
    WEAK: "Где слабо" / "Where it is weak";
    ACTIONS: "Дела аудита" / "Actions of the audit";
    MOVED: "{}: {} → {}" / "{}: {} → {}";
    WEAK_OF: "{}: {}" / "{}: {}";
    UNTIL: "{} — до {}" / "{}: until {}";
    DONE_ON: "{} — выполнено {}" / "{}: done on {}";
    AS_IS: "{} — {}" / "{}: {}";
    NO_DAY: "без срока" / "no day";
    /// The guided run.
    fn at(number: usize, all: usize, answered: usize): "Вопрос {number} из {all} · отвечено {answered}" / "Question {number} of {all} · {answered} answered";
    LOOK: "Посмотрите" / "Look at";
    LAST_TIME: "В прошлый раз" / "Last time";
    NOT_ASKED: "не отвечали" / "not answered";
    FIRST_TIME: "это первый аудит" / "this is the first audit";
    ACTION: "Дело" / "Action";
    NO_ACTION: "нет; a — записать, что сделаем" / "none; a writes what is to be done";
    TYPE_ACTION: "Что сделаем и до какого дня? Enter — дальше." / "What is to be done, by which day? Enter goes on.";
    fn due(day: &str): "срок: {day}" / "due: {day}";
    WITHOUT_DAY: "срок не указан" / "no day given";
    fn kept(title: &str): "Дело записано: {title}." / "Action kept: {title}.";
    fn step(question: &str): "Аудит: {question}" / "Audit: {question}";
    FINISHED: "Аудит закончен. Ниже итог." / "The audit is done. The result is below.";
    fn left(count: usize): "Осталось вопросов: {count}. Ответы сохранены." / "Questions left: {count}. The answers are kept.";
    /// What keys are called.
    BEGIN: "начать аудит" / "begin the audit";
    GO_ON: "продолжить" / "go on";
    EDIT: "изменить" / "edit";
    /// What empty pages say.
    BEGIN_AUDIT: "Аудит — тридцать вопросов по одному на экран: где крепко, где слабо и что сделаем. Enter — начать." / "The audit: thirty questions, one a screen: where we are strong, where weak, and what to do. Enter begins.";
    EMPTY_CODE: "Текст пуст. Enter — написать." / "The text is empty. Enter writes it.";
    /// The code.
    AGREED: "Согласован" / "Agreed on";
    IS_TEMPLATE: "ещё не ваш: это шаблон" / "not yours yet: this is the template";
    /// The troubles.
    TROUBLE: "Проблема" / "Trouble";
    STATE: "У нас" / "Ours";
    JUDGED: "Когда" / "When";
    STEP: "Дело" / "Action";
    NOT_JUDGED: "не оценено" / "not judged";
    SEEN: "Как видно" / "How it shows";
    ACT: "Что делать" / "What to do";
    NOTED: "Из чего видно у нас" / "How it shows here";
    NO_TROUBLES: "Список пуст." / "The list is empty.";
    fn judged_of(all: usize, judged: usize, ours: usize): "оценено {judged} из {all} · есть или отчасти {ours}" / "{judged} of {all} judged · {ours} ours or partly";
    fn trouble_step(trouble: &str): "Проблема: {trouble}" / "Trouble: {trouble}";
    fn judged_as(trouble: &str, state: &str): "{trouble}: {state}." / "{trouble}: {state}.";
    THERE_ALREADY: "Дело уже есть: оно среди всех дел." / "The action is there already, among all actions.";
}
