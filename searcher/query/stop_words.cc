#include "searcher/query/stop_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace morgue {

namespace {

// Articles, pronouns, prepositions, conjunctions, auxiliaries. Words that name somebody or something too ("may",
// "will", "us") are left out: an article about them must stay askable. Each list is parted by single spaces.
constexpr std::array<std::pair<std::string_view, std::string_view>, 12> lists{{
    {"da",
     "af alle at blev da de den der deres det dette du efter eller en er et for fra ham han har havde hun "
     "hvad "
     "i ikke ind jeg kan men mod når og om op over på sig sin skal som til ud var ved vi vil"},
    {"de",
     "aber als am an auch auf aus bei bis da dann das dass dem den der des die dies diese diesem diesen "
     "dieser "
     "dieses doch du durch ein eine einem einen einer eines er es für gegen hat hatte ich ihm ihn ihr ihre "
     "im "
     "in ist ja man mit nach nicht noch nur ob oder ohne sein seine sich sie sind so über um und uns unter "
     "vom "
     "von vor war waren was wenn werden wie wir wird wurde zu zum zur"},
    {"en",
     "a about after all also an and any are as at be because been before being between both but by can could "
     "did do does during each for from had has have having he her here him his how i if in into is it its "
     "more "
     "most my no not of on one only or other our out over own she should so some such than that the their "
     "them "
     "then there these they this those through to too under until up very was we were what when where which "
     "while who whom why with would you your"},
    {"es",
     "a al algo ante antes como con contra cual cuando de del desde donde durante e el ella ellas ellos en "
     "entre "
     "era es esa ese eso esta este esto fue ha han hasta la las le les lo los más me mi muy ni no nos o otra "
     "otro para pero por porque que se sin sobre son su sus también te tiene todo un una uno y ya yo"},
    {"fi",
     "ei en että ja jo joka jos kun kuin me mutta myös niin ne nyt oli olla on ovat se sekä sen siitä tai "
     "tämä "
     "vain"},
    {"fr",
     "à au aussi aux avec ce ces cette comme dans de des du elle en entre est et été être il ils je la le "
     "les "
     "leur leurs lui mais même ne ni nos notre nous on ont ou où par pas plus pour qu que qui sa sans se ses "
     "si son sont sous sur ta te tu un une vos votre vous y"},
    {"it",
     "a ad al alla alle anche che chi ci come con da dal dalla dei del della delle di dove e è ed era gli ha "
     "hanno i il in io la le lo loro ma mi nei nel nella non o per perché più quale quando quella quello "
     "questa "
     "questo se si sono su sua sul sulla suo tra un una uno"},
    {"nl",
     "aan als bij dan dat de der deze die dit door een en er haar had heb heeft het hij hun ik in is je kan "
     "maar met na naar niet nog of om onder ook op over te tegen tot uit van voor was wat we werd wie wij "
     "wordt "
     "ze zich zij zijn zo"},
    {"no",
     "alle at av ble da de den der det dette du eller en er et etter for fra ham han har hun hva i ikke jeg "
     "kan "
     "med men mot når og om opp over på seg sin skal som til ut var ved vi vil å"},
    {"pt",
     "a ao aos as até com como da das de do dos e é ela elas ele eles em entre era essa esse esta este eu "
     "foi "
     "há isso isto já lhe mais mas me mesmo muito na não nas nem no nos o os ou para pela pelas pelo pelos "
     "por "
     "quando que quem são se sem seu sua suas seus também um uma"},
    {"ru",
     "а без бы был была были было быть в вам вас во вот все всё вы где да для до его ее её если есть же за и "
     "из "
     "или им их к как ко когда кто ли мы на над не него нет ни но о об он она они оно от по под при с со так "
     "то "
     "того только у уже чем что чтобы это я"},
    {"sv",
     "alla att av blev de den det där då efter eller en ett från för ha hade han har hon i inte jag kan man "
     "med "
     "men mot nu när och om på sig sin ska som till under upp ur ut var vi vid är över"},
}};

}  // namespace

bool is_stop_word(std::string_view word, std::string_view language) {
  const auto found =
      std::find_if(lists.begin(), lists.end(), [&](const auto& list) { return list.first == language; });
  if (found == lists.end() || word.empty() || word.find(' ') != std::string_view::npos) return false;
  const std::string_view words = found->second;
  for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace morgue
