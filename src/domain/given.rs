//! Given names that are common in Russian: they tell which word of a name is the other one.

use super::declined::case_forms;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Folded, parted by blanks.
const NAMES: &str = "\
    август августин аврора агата агния ада адам азамат айгуль айрат айдар алевтина александр александра алексей алена али алина алиса \
    алия алла альберт альбина альфия амир анастасия анатолий ангелина андрей анжела анна антон антонина арина аркадий арсен арсений артем \
    артур асия ася афанасий ахмед белла богдан борис вадим валентин валентина валерий валерия варвара василий василина василиса вениамин \
    вера вероника виктор виктория виолетта виталий виталия владимир владислав владислава владлен всеволод вячеслав галина гаянэ геннадий \
    георгий герман глеб григорий гузель гульнара давид дамир даниил данил данила дарина дарья дания демьян денис диана дина динара динар \
    дмитрий евгений евгения егор екатерина елена елизавета ефим ефрем жанна захар зинаида злата зоя зульфия иван игнат игорь илона ильдар \
    ильнур ильяс илья инга инесса инна иннокентий иоанн иосиф ираида ирина ия камила карина каролина касьян кира кирилл клавдия клара \
    клим константин корней кристина ксения кузьма лада лариса лев леонид леонтий лейла лиана лидия лилия лина любовь людмила лукьян майя \
    макар максим марат маргарита марианна марина мария марк марко мартин марфа матвей милана мирон мирослав михаил муса мурат надежда назар \
    наиль наиля наталия наталья наум нелли ника никита николай нина нонна оксана олег олеся олжас ольга павел пелагея петр платон полина \
    прохор равиль радик раиса рамиль ратмир рафаэль регина ренат ринат роберт родион роза роксана роман ростислав руслан рустам рушан \
    сабина савва савелий саида светлана святослав севастьян себастьян семен серафим серафима сергей снежана софия софья станислав степан \
    сусанна таисия тамара тарас татьяна темирлан тигран тимофей тимур тихон ульяна фаина фарид федор феликс филипп флора фома хасан \
    шамиль эдгар эдуард элеонора элина эльвира эльдар эльмира эмиль эмма эрик юлиан юлия юрий яков ян яна ярослав ярослава";

/// Given names that are common in English, and are told from other words by how they are written in a line; folded.
const LATIN: &str = "\
    aaron adam alan albert alex alexander alice amanda amy andrea andrew angela anna anne anthony arthur barbara ben benjamin betty brian \
    bruce carl carol caroline catherine charles charlotte chris christian christina christine christopher claire colin craig daniel david \
    deborah dennis diana donald donna dorothy douglas edward eleanor elizabeth emily emma eric eva evelyn frances frank fred gary geoffrey \
    george gerald gordon graham gregory hannah harold harry heather helen henry howard hugh ian irene jack jacob james jane janet jason jean \
    jennifer jessica jill jim joan joanna joe john jonathan joseph joshua judith judy julia julian julie karen karl kate katherine keith \
    kelly kenneth kevin laura lawrence leonard leslie linda lisa louis louise lucy margaret maria marie martha martin mary matthew michael \
    michelle monica nancy natalie nathan neil nicholas nicole nigel nina nora oliver olivia pamela patricia patrick paul paula peter philip \
    rachel ralph raymond rebecca richard robert robin roger roland ronald rosemary roy russell ruth ryan samantha samuel sandra sarah scott \
    sean sharon simon sophie stanley stephanie stephen steve steven stuart susan sylvia teresa terry theresa thomas timothy tom tony valerie \
    vanessa vera veronica victor victoria vincent virginia walter wendy william zoe";

/// Whether a folded word is a given name in any case form, in either language.
pub fn is_given_in_a_form(folded: &str) -> bool {
    if folded.is_ascii() {
        return LATIN.split_ascii_whitespace().any(|name| name == folded);
    }
    let first = folded.chars().next().unwrap_or_default();
    // «Льва», «Петра»: only the first letter stays in every form.
    is_given(folded) || names_from(first).any(|name| case_forms(name).iter().any(|form| form == folded))
}

/// The names that begin with a letter, folded.
pub fn names_from(letter: char) -> impl Iterator<Item = &'static str> {
    NAMES.split_ascii_whitespace().filter(move |name| name.starts_with(letter))
}

/// Whether a folded word is a given name.
pub fn is_given(folded: &str) -> bool {
    static GIVEN: LazyLock<HashSet<&str>> = LazyLock::new(|| NAMES.split_ascii_whitespace().collect());
    GIVEN.contains(folded)
}
