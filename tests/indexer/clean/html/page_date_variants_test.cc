// How systems and publishers mark up the day of publication: each way has to give the same.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/indexer/clean/html/page_variant.h"

namespace morgue::html {
namespace {

std::string day_of(const PageVariant& variant) {
  const PageReading reading = read_variant(variant);
  return reading.published ? to_iso(*reading.published).substr(0, 10) : "";
}

TEST(PageDateVariants, OneDayInEveryMarkup) {
  const std::vector<PageVariant> variants{
      {"Open Graph", "<meta property='article:published_time' content='2019-11-07T08:00:00+01:00'>", ""},
      {"Open Graph under a name", "<meta name='article:published_time' content='2019-11-07T08:00:00Z'>", ""},
      {"Open Graph without the colon of the offset",
       "<meta property='article:published_time' content='2019-11-07T08:00:00+0100'>", ""},
      {"Open Graph with a space for T",
       "<meta property='article:published_time' content='2019-11-07 08:00:00 +0100'>", ""},
      {"Dublin Core, old", "<meta name='DC.date.issued' content='2019-11-07'>", ""},
      {"Dublin Core, new", "<meta name='dcterms.created' content='2019-11-07T08:00:00Z'>", ""},
      {"Dublin Core with a colon", "<meta name='dc:date' content='2019-11-07'>", ""},
      {"Dublin Core terms with a colon", "<meta property='dcterms:issued' content='2019-11-07'>", ""},
      {"Parse.ly", "<meta name='parsely-pub-date' content='2019-11-07T08:00:00Z'>", ""},
      {"Sailthru", "<meta name='sailthru.date' content='Thu, 07 Nov 2019 08:00:00 +0000'>", ""},
      {"the New York Times",
       "<meta name='pdate' content='20191107'><meta name='ptime' content='20191107080000'>", ""},
      {"Xinhua", "<meta name='publishdate' content='2019-11-07'>", "", "zh"},
      {"weibo", "<meta name='weibo: article:create_at' content='2019-11-07 08:00:00'>", "", "zh"},
      {"Yandex", "<meta itemprop='datePublished' content='2019-11-07T08:00'>", "", "ru"},
      {"Google Scholar", "<meta name='citation_online_date' content='2019/11/07'>", ""},
      {"meta date", "<meta name='date' content='2019-11-07'>", ""},
      {"meta DATE in words", "<meta name='DATE' content='Thu, 7 Nov 2019'>", ""},
      {"meta date of a time zone by name", "<meta name='date' content='Thu Nov 07 08:00:00 CET 2019'>", ""},
      {"milliseconds", json_block(R"({"@type":"NewsArticle","datePublished":1573113600000})"), ""},
      {"seconds in a string", json_block(R"({"@type":"NewsArticle","datePublished":"1573113600"})"), ""},
      {"linked data", json_block(R"({"@type":"NewsArticle","datePublished":"2019-11-07T08:00:00.000Z"})"),
       ""},
      {"linked data in a list", json_block(R"([{"@type":"WebSite","name":"Delta Post"},
       {"@type":"NewsArticle","datePublished":"2019-11-07"}])"),
       ""},
      {"linked data in a nested graph",
       json_block(
           R"({"@graph":[{"@graph":[{"@type":["NewsArticle","Thing"],"datePublished":"2019-11-07"}]}]})"),
       ""},
      {"linked data under mainEntity",
       json_block(R"({"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2019-11-07"}})"),
       ""},
      {"linked data with the time in words",
       json_block(R"({"@type":"NewsArticle","datePublished":"November 7, 2019 8:00 am"})"), ""},
      {"linked data with a zone by name",
       json_block(R"({"@type":"NewsArticle","datePublished":"2019-11-07 08:00:00 UTC"})"), ""},
      {"linked data with a date of JavaScript",
       json_block(R"x({"@type":"NewsArticle","datePublished":"Thu Nov 07 2019 08:00:00 GMT+0100 (CET)"})x"),
       ""},
      {"linked data without padding",
       json_block(R"({"@type":"NewsArticle","datePublished":"2019-11-7T8:00:00+01:00"})"), ""},
      {"linked data in a list of one",
       json_block(R"({"@type":"NewsArticle","datePublished":["2019-11-07"]})"), ""},
      {"linked data of which only the change is stated",
       json_block(R"({"@type":"NewsArticle","dateModified":"2019-11-07"})"), ""},
      {"the page of the article in a graph, the article itself undated",
       json_block(R"({"@graph":[{"@type":"Article","headline":"Ferry"},
       {"@type":"WebPage","datePublished":"2019-11-07"}]})"),
       ""},
      {"linked data in a CDATA section",
       json_block("//<![CDATA[\n{\"@type\":\"NewsArticle\",\"datePublished\":\"2019-11-07\"}\n//]]>"), ""},
      {"a list of related articles before the article",
       json_block(R"({"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":
       {"@type":"NewsArticle","headline":"Dam opens","datePublished":"2018-01-01"}}]})") +
           json_block(
               R"({"@type":"NewsArticle","headline":"Ferry every hour","datePublished":"2019-11-07"})"),
       ""},
      {"linked data with a comma too many",
       json_block(R"({"@type":"NewsArticle","datePublished":"2019-11-07",})"), ""},
      {"linked data that ends like a statement",
       json_block(R"({"@type":"NewsArticle","datePublished":"2019-11-07"};)"), ""},
      {"linked data in a comment",
       json_block(R"(<!-- {"@type":"NewsArticle","datePublished":"2019-11-07"} -->)"), ""},
      {"linked data of a typed value",
       json_block(R"({"@type":"NewsArticle","datePublished":{"@type":"Date","@value":"2019-11-07"}})"), ""},
      {"linked data of another kind", json_block(R"({"@type":"Recipe","datePublished":"2019-11-07"})"), ""},
      {"a forum", json_block(R"({"@type":"DiscussionForumPosting","datePublished":"2019-11-07"})"), ""},
      {"an element of a script", "",
       "<relative-time datetime='2019-11-07T08:00:00Z'>long ago</relative-time>"},
      {"a title for the pointer", "", "<span class=timeago title='2019-11-07T08:00:00Z'>long ago</span>"},
      {"a box of three elements", "", "<div class=date><b>Nov</b><b>07</b><b>2019</b></div>"},
      {"microdata of an element", "", "<span itemprop=datePublished content='2019-11-07'>Thursday</span>"},
      {"microdata of <time>", "", "<time itemprop=datePublished datetime='2019-11-07T08:00'>Thursday</time>"},
      {"two properties at once", "",
       "<time itemprop='dateModified datePublished' datetime='2019-11-07'>Thursday</time>"},
      {"RDFa", "", "<span property='schema:datePublished' content='2019-11-07'>Thursday</span>"},
      {"RDFa of Dublin Core in Drupal 7", "",
       "<span property='dc:date dc:created' content='2019-11-07T08:00:00+01:00' "
       "datatype='xsd:dateTime'>Thursday</span>"},
      {"hAtom", "", "<abbr class=published title='2019-11-07T08:00:00+0100'>Thursday</abbr>"},
      {"h-entry", "", "<time class=dt-published datetime='2019-11-07 08:00:00'>Thursday</time>"},
      {"WordPress", "",
       "<time class='entry-date published' datetime='2019-11-07T08:00:00+01:00'>7. Nov</time><time "
       "class=updated "
       "datetime='2019-12-24T08:00:00+01:00'>24. Dec</time>"},
      {"WordPress with the change first", "",
       "<time class=updated datetime='2019-12-24T08:00:00+01:00'>24. Dec</time><time class='entry-date "
       "published' "
       "datetime='2019-11-07T08:00:00+01:00'>7. Nov</time>"},
      {"Drupal", "", "<div class=submitted>Submitted by maria on Thu, 11/07/2019 - 08:00</div>"},
      {"<time> without datetime", "", "<time>7 November 2019</time>"},
      {"<time> with a datetime in words", "", "<time datetime='November 7, 2019'>Thursday</time>"},
      {"<time> with an empty datetime", "", "<time datetime=''>7 November 2019</time>"},
      {"<time> with a datetime without a day", "", "<time datetime='08:00'>7 November 2019</time>"},
      {"an attribute for scripts", "", "<span class=date data-timestamp=1573113600>Thursday</span>"},
      {"the change named before the publication", "",
       "<p>Updated 24 December 2019</p><p>Published 7 November 2019</p>"},
      {"labels of their own", "",
       "<dl><dt>Updated:</dt><dd>24 December 2019</dd><dt>Published:</dt><dd>7 November 2019</dd></dl>"},
      {"both on one line", "", "<div>Last updated 24 Dec 2019, first published 7 Nov 2019</div>"},
      {"the reader who comments", "", "<p>Registered: 1 May 2012</p><p>7 November 2019</p>"},
  };
  for (const PageVariant& one : variants) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(day_of(one), "2019-11-07");
  }
}

TEST(PageDateVariants, OneDayInEveryLanguage) {
  const std::vector<PageVariant> variants{
      {"English", "", "<p>Published: Nov 7th, 2019 8:00 AM EST</p>"},
      {"American numbers", "", "<p>Posted 11/07/2019</p>", "en-US"},
      {"British numbers", "", "<p>Posted 07/11/2019</p>", "en-GB"},
      {"German", "", "<p>Veröffentlicht am 07.11.2019 um 08:00 Uhr</p><p>Aktualisiert am 24.12.2019</p>",
       "de"},
      {"German, the change first", "", "<p>Aktualisiert: 24.12.2019</p><p>Erschienen: 7. November 2019</p>",
       "de"},
      {"French", "", "<p>Mis à jour le 24 décembre 2019</p><p>Publié le 7 novembre 2019 à 08h00</p>", "fr"},
      {"French numbers", "", "<p>Publié le 07/11/2019 à 08:00</p>", "fr"},
      {"Spanish", "", "<p>Actualizado: 24 dic 2019</p><p>Publicado: 07 nov 2019 - 08:00 CET</p>", "es"},
      {"Spanish, the month with a capital", "", "<p>7 de Noviembre del 2019</p>", "es"},
      {"Portuguese", "", "<p>Atualizado em 24/12/2019</p><p>Publicado em 07/11/2019 às 08h00</p>", "pt"},
      {"Italian", "", "<p>Pubblicato il 7 novembre 2019, aggiornato il 24 dicembre 2019</p>", "it"},
      {"Dutch", "", "<p>Bijgewerkt op 24 december 2019</p><p>Gepubliceerd op 7 november 2019</p>", "nl"},
      {"Polish", "", "<p>Aktualizacja: 24.12.2019</p><p>Opublikowano: 7 listopada 2019, 08:00</p>", "pl"},
      {"Russian", "", "<p>Обновлено 24 декабря 2019</p><p>Опубликовано 7 ноября 2019 г., 08:00</p>", "ru"},
      {"Russian, as agencies write", "",
       "<div>08:00 07.11.2019</div><div>(обновлено: 10:00 24.12.2019)</div>", "ru"},
      {"Turkish", "", "<p>Yayınlanma: 7 Kasım 2019</p><p>Güncelleme: 24 Aralık 2019</p>", "tr"},
      {"Chinese", "", "<p>2019年11月07日 08:00</p>", "zh"},
      {"Chinese with hyphens", "", "<p>发布时间：2019-11-07 08:00:00</p>", "zh"},
      {"Japanese", "", "<p>更新 2019年12月24日</p><p>公開 2019年11月7日 8時00分</p>", "ja"},
      {"Korean", "", "<p>입력 2019.11.07 08:00 수정 2019.12.24 09:00</p>", "ko"},
      {"Korean in words", "", "<p>2019년 11월 7일</p>", "ko"},
      {"Arabic", "", "<p>نشر في 7 نوفمبر 2019</p>", "ar"},
      {"Hindi", "", "<p>7 नवंबर 2019</p>", "hi"},
      {"Hindi in its own digits", "", "<p>०७ नवंबर २०१९</p>", "hi"},
      {"Arabic in its own digits", "", "<p>٧ نوفمبر ٢٠١٩</p>", "ar"},
      {"Bulgarian", "", "<p>7 ноември 2019</p>", "bg"},
      {"Serbian", "", "<p>7. новембар 2019.</p>", "sr"},
      {"Hebrew", "", "<p>7 בנובמבר 2019</p>", "he"},
      {"Indonesian, the old spelling", "", "<p>7 Nopember 2019</p>", "id"},
      {"Greek", "", "<p>7 Νοεμβρίου 2019</p>", "el"},
      {"Ukrainian", "", "<p>7 листопада 2019</p>", "uk"},
      {"Czech", "", "<p>7. listopadu 2019</p>", "cs"},
      {"Swedish", "", "<p>Uppdaterad 24 december 2019</p><p>Publicerad 7 november 2019</p>", "sv"},
      {"Hungarian, the year first", "", "<p>2019. november 7.</p>", "hu"},
      {"Indonesian", "", "<p>Kamis, 07 November 2019 08:00 WIB</p>", "id"},
      {"Vietnamese numbers", "", "<p>Thứ năm, 7/11/2019, 08:00 (GMT+7)</p>", "vi"},
      {"Catalan", "", "<p>7 de novembre de 2019</p>", "ca"},
      {"Persian digits are no trouble", "", "<p>2019/11/07</p>", "fa"},
  };
  for (const PageVariant& one : variants) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(day_of(one), "2019-11-07");
  }
}

TEST(PageDateVariants, WhatIsPrintedMayCorrectWhatIsStated) {
  const std::string stated = "<meta property='article:published_time' content='2019-11-07T08:00:00+01:00'>";
  const std::string changed = "<meta property='article:modified_time' content='2020-02-02T08:00:00+01:00'>";
  struct Case {
    const char* name;
    std::string head;
    std::string above;
    std::string day;
  };
  const std::vector<Case> cases{
      {"published anew: the later day is printed alone", stated + changed, "<p>2 February 2020</p>",
       "2020-02-02"},
      {"the stated day is printed as well", stated + changed, "<p>2 February 2020</p><p>7 November 2019</p>",
       "2019-11-07"},
      {"the day printed is later than the last change", stated + changed, "<p>Doors open on 1 May 2020</p>",
       "2019-11-07"},
      {"an earlier day is that of something else", stated, "<p>Founded 1 May 2012</p>", "2019-11-07"},
      {"of two days stated the one that is printed",
       stated + json_block(R"({"@type":"NewsArticle","datePublished":"2019-11-01"})"),
       "<p>1 November 2019</p>", "2019-11-01"},
      {"the day of the page gives way", "<meta name=date content='2020-02-02'>", "<p>7 November 2019</p>",
       "2019-11-07"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(day_of({c.name, c.head, c.above}), c.day);
  }
}

}  // namespace
}  // namespace morgue::html
