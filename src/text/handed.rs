//! What the pages say that are handed over: what was given, the plan, what the client has of working with us (M26–M29, M32, M51, M53).

crate::sentences! {
    /// What each is called where it is asked for.
    VALUE: "Что мы дали сверх договора и что это принесло: подтверждённое и оценки отдельно" / "What we gave beyond the contract and what it brought: confirmed and estimated apart";
    PLAN: "План: цели, стратегии по 4P, возможности и действия" / "The plan: goals, strategies by the 4Ps, opportunities and actions";
    LEAVING: "Что держит клиента и что он потерял бы без нас" / "What holds the client, and what they would lose without us";
    STANDING: "Положение: почему ключевой, отбор, портфель, лестница, риск" / "Standing: why key, selection, portfolio, ladder, risk";
    /// The same in a word or two, where one of them is chosen, and for whom it is.
    VALUE_CALLED: "Что мы дали" / "What we gave";
    PLAN_CALLED: "План" / "The plan";
    LEAVING_CALLED: "Что держит" / "What holds";
    DOCUMENTS: "Документы" / "Documents";
    FOR_CLIENT: "для клиента" / "for the client";
    FOR_TEAM: "для команды" / "for the team";
    FOR_ME: "для меня" / "for me";
    fn since_day(day: &str): "с {day}" / "since {day}";
    COPIED: "Документ в буфере обмена." / "The document is in the clipboard.";
    /// Over the pages.
    fn value_title(account: &str): "{account}: что дала наша работа сверх договора" / "{account}: what our work brought beyond the contract";
    fn plan_title(account: &str): "{account}: план совместной работы" / "{account}: the plan of working together";
    fn leaving_title(account: &str): "{account}: что потеряет клиент, если уйдёт" / "{account}: what they would lose by leaving";
    fn standing_title(account: &str): "{account}: положение" / "{account}: standing";
    /// The same handed to the client.
    fn together_title(account: &str): "{account}: что даёт совместная работа" / "{account}: what working together brings";
    /// Why there is none.
    NO_VALUE: "Показать нечего: что мы дали сверх договора, пока не записано." / "Nothing to show: nothing given beyond the contract is written down yet.";
    NO_PLAN: "Плана пока нет: ни целей, ни действий." / "There is no plan yet: neither goals nor actions.";
    NO_LEAVING: "Показать нечего: не записано ни того, что связывает, ни поставок, ни ценности." / "Nothing to show: neither bonds nor deliveries nor value is written down.";
    NO_STANDING: "Такого клиента нет." / "There is no such account.";
    /// Headings.
    CONFIRMED: "Подтверждено" / "Confirmed";
    YOUR_ESTIMATE: "По вашей оценке" / "By your estimate";
    THEIR_ESTIMATE: "По оценке клиента" / "By their estimate";
    OUR_ESTIMATE: "По нашей оценке" / "By our estimate";
    TOTALS: "Всего" / "In all";
    GOALS: "Цели" / "Goals";
    STRATEGIES: "Стратегии" / "Strategies";
    OPPORTUNITIES: "Возможности" / "Opportunities";
    ACTIONS: "Действия" / "Actions";
    WE_DO: "Мы делаем" / "We do";
    YOU_DO: "Вы делаете" / "You do";
    /// The same where the client does not read it.
    THEY_DO: "Делает клиент" / "They do";
    BONDS: "Что нас связывает" / "What ties us";
    VALUE_GIVEN: "Сверх договора" / "Beyond the contract";
    SUPPLY: "Поставки за двенадцать месяцев" / "Deliveries in twelve months";
    /// Sums of a year, and of all years.
    VALUE_OF: "Ценность" / "Value";
    COST_OF: "Стоило нам" / "Our cost";
    YEAR: "{}: {}" / "{}: {}";
    CONFIRMED_OF: "из них подтверждено {}" / "{} of it confirmed";
    NOT_KNOWN: "не записано" / "not written down";
    /// How many times its cost a value is.
    TIMES: "Отдача" / "Return";
    TIMES_CONFIRMED: "по подтверждённому {}" / "{} by what is confirmed";
    TIMES_OF: "{} за {}" / "{} for {}";
    WITHOUT_COST: "без нашей стоимости: {}" / "without a cost of ours: {}";
    ON_TIME: "В срок" / "On time";
    IN_FULL: "Полностью" / "In full";
    OF_ALL: "{} из {}" / "{} of {}";
    /// What the plan takes, and what its opportunities would.
    TAKES: "Действиям нужно" / "The actions take";
    TITLED: "{}: {}" / "{}: {}";
    CHANCES_TAKE: "Возможностям нужно" / "The opportunities would take";
}
