#include "glossary/function_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace calque::glossary {
namespace {

using List = std::pair<std::string_view, std::string_view>;

constexpr std::array<List, 12> kLists{{
    {"en",
     "a about above according across after again against all almost along already also although "
     "always am among an and another any anything are around as at available away back be became "
     "because become been before behind being below between both but by called can cannot could "
     "did do does doing done down during each either else even ever every few first following for "
     "found from further get given gives go had has have having he her here hers him his how "
     "however i if in instead into is it its itself just kind know last later least less let like "
     "made make makes making many may me might more most much must my near neither never new next "
     "no nor not nothing now of off often on once one only onto or other others our out over own "
     "per perhaps put rather same see several shall she should since so some something still such "
     "take than that the their them then there therefore these they this those though three "
     "through thus to together too toward towards two under until up upon us use used uses using "
     "very via was way we well were what when where whether which while who whom whose why will "
     "with within without would yet you your"},
    {"de",
     "ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei beim "
     "bereits bis bzw da dabei damit dann das dass dazu dem den denen der deren des dessen die "
     "dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines "
     "er es etwa etwas für ganz gegen gibt haben hat hatte hier ich ihm ihn ihnen ihr ihre ihrem "
     "ihren ihrer im in indem ins ist ja jede jedem jeden jeder jedes jedoch jetzt kann kein "
     "keine keinen können könnte man mehr mit muss müssen nach neue neuen nicht nichts noch nun "
     "nur ob oder ohne schon sehr sein seine seinem seinen seiner seit sich sie sind so soll "
     "sollen sollte sondern sowie über um und uns unter viele vom von vor wann war waren was weil "
     "welche welcher wenn wer werden wie wieder wir wird wo wurde wurden während zu zum zur zwei "
     "zwischen"},
    {"fr",
     "à afin ainsi alors après au aucun aucune aussi autre autres aux avant avec avoir c ce cela "
     "celle celui ces cet cette ceux chaque comme d dans de depuis des deux devez doit doivent "
     "donc dont du elle elles en encore entre est et était être eux fait faire il ils j je jusqu "
     "l la le les leur leurs lors lorsque lui m mais même moins n ne ni nos notre nous on ont ou "
     "où par pas pendant peu peut peuvent plus plusieurs pour pouvez près puis qu quand que quel "
     "quelle quelques qui s sa sans se selon sera ses seulement si son sont sous sur t tel telle "
     "tous tout toute toutes très un une uns vers voir vos votre vous y"},
    {"es",
     "a al algún alguna algunos ante antes aquel así aun aunque cada como con contra cual cuales "
     "cuando de del desde después donde dos durante e el él ella ellos en entre era es esa ese "
     "eso esta está están estas este esto estos fue ha hace hacer han hasta hay la las le les lo "
     "los más me mi mientras mismo muy nada ni no nos o otra otras otro otros para pero poco por "
     "porque pues puede pueden que qué quien se según ser será si sí sin sobre solo son su sus "
     "también tan tanto te tiene tienen toda todas todo todos tras tu un una unas uno unos usted "
     "y ya"},
    {"it",
     "a ad agli ai al alla alle allo altra altre altri altro anche ancora c che chi ci ciò come "
     "con cosa così cui d da dagli dai dal dalla dalle dallo degli dei del dell della delle dello "
     "di dopo dove due e è ed era essere fra già gli ha hanno i il in io l la le lei lo loro lui "
     "ma mentre molto nei nel nell nella nelle nello noi non o ogni oppure per perché più può "
     "possono prima qual quale quali quando quanto quella quelle quelli quello questa queste "
     "questi questo qui quindi se senza si sia solo sono sotto su sua sue sugli sui sul sull "
     "sulla sulle suo suoi tra tutte tutti tutto un una uno verso viene voi"},
    {"pt",
     "a à ao aos aquela aquele as às até cada com como da das de dela dele depois do dos e é ela "
     "ele eles em entre era essa esse esta está estão este eu foi foram há isso isto já lhe mais "
     "mas me mesmo muito na não nas nem no nos nós o onde os ou outra outras outro outros para "
     "pela pelas pelo pelos pode podem por porque qual quando que quem se seja sem ser será seu "
     "seus só sobre sua suas também tem têm todas todo todos tudo um uma umas uns você"},
    {"nl",
     "aan al alle als andere bij daar dan dat de deze die dit doen door dus een eens en er geen "
     "haar had heb hebben heeft hem het hier hij hoe hun ik in is je kan kunnen maar meer men met "
     "mijn moet moeten na naar nadat niet nog nu of om onder ons ook op over te tegen ten ter "
     "toch toen tot twee u uit uw van veel voor waar want waren was wat we wel welke werd wie wij "
     "worden wordt zal ze zich zij zijn zo zoals zonder zou zullen"},
    {"tr",
     "acaba ama ancak arada arasında artık aslında ayrıca az bana başka bazı belki ben beni benim "
     "bile bir biraz biri birkaç birlikte biz bizim böyle bu bunlar bunu bunun burada bütün çok "
     "çünkü da daha de değil diğer diye dolayı eğer en gibi gerek göre halde hangi hatta hem "
     "henüz hep her herhangi hiç için içinde içine ile ilgili ise istediğiniz iki işte kadar "
     "karşı kendi kez ki kim kimse mı mi mu mü nasıl ne neden nerede niçin o olan olarak oldu "
     "olduğu olduğunu olması olmayan olsa olup olur on ona ondan onlar onları onu onun önce öyle "
     "pek rağmen sadece sanki sen siz sizin son sonra şekilde şey şimdi şu şunu tarafından tüm "
     "üzere üzerinde üzerine var varsa ve veya vb ya yani yapılan yeni yerine yine yok yoksa "
     "zaman"},
    {"he",
     "אבל או אולי אותה אותו אותם אחד אחר אחרי אחת אין איך אך אל אלא אלה אלו אם אמר אמרה אנחנו אני "
     "אף אפילו אשר את אתה אתם בגלל בין בלי בה בהם בו בכל גם דרך הוא היא היה היו היתה הם הן הנה "
     "הרבה זאת זה זו זמן חייב יהיה יותר יש כאן כאשר כבר כדי כי כך כל כמה כמו כן לא לאחר לה להם "
     "להיות לו לי לך לכן לנו לפי לפני מאוד מאשר מה מי מכל ממש מן מתוך עד עוד על עם עצמו פי פעם "
     "צריך רק של שלא שלה שלהם שלו שלי שם תוך תחת"},
    {"ar",
     "أحد أكثر ألا إلا الآن التي الذي الذين الى إلى أم أما أمام أن إن أنا أنت أنه إنه أنها أو أول "
     "أي أيضا بأن بعد بعض بل به بها بين تحت تكون تلك تم ثم حتى حول حيث خلال ذلك سوف ضد ضمن عدم "
     "على علي عليه عليها عن عند عندما عنه غير فإن فقط في فيه فيها قال قبل قد كان كانت كل كلما كما "
     "كيف لا لأن لدى لذلك لك لكن لكي لم لماذا لن له لها لهم ليس ليست ما ماذا مثل مع من منذ منه "
     "منها نحن نحو نفس هذا هذه هل هم هناك هو هي و وقد وكان ولا وهو وهي يكون يمكن"},
    {"el",
     "αλλά αν ανά αντί από αυτά αυτές αυτή αυτό αυτοί αυτός αφού για δε δεν δύο εάν εδώ είναι "
     "είχε εκεί ένα έναν ένας επί επίσης έχει έχουν η ή ήταν θα και κάθε κάποια κάποιος κατά κι "
     "μα μας με μέσα μετά μεταξύ μέχρι μη μην μια μία μόνο μου μπορεί να ο οι όλα όλες όλοι όπου "
     "όπως όσο όταν ότι πιο που πού πριν προς πώς σαν σας σε στα στη στην στις στο στον στους "
     "στων σου τα τη την της τι τις το τόσο τον του τους τότε των ως"},
    {"ru",
     "а без более бы был была были было быть в вам вас весь во вот все всё всего всех вы где да "
     "даже для до его ее её если есть еще ещё же за и из или им их к как какой когда которая "
     "которое которой которые который кто ли либо лишь между меня мне может можно мы на над надо "
     "наш не него нее нет них но ну о об один однако он она они оно от очень перед по под после "
     "потом при про раз с сам свой себя со так также такой там те тем то того тоже той только том "
     "тот ту ты у уже чего чем через что чтобы чья эта эти это этого этой этом этот я"},
}};

}  // namespace

std::string_view function_words(std::string_view primary_language) {
  const auto* const found = std::ranges::find(kLists, primary_language, &List::first);
  return found == kLists.end() ? std::string_view() : found->second;
}

}  // namespace calque::glossary
