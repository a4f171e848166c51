#include "bytes/common_han.h"

#include <string_view>

namespace jixiao {
namespace {

// The commonest characters of modern Chinese by published frequency counts, about 600.
constexpr std::u32string_view kSimplified =
    U"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    U"子说产"
    U"种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当"
    U"使点从"
    U"业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明"
    U"看原又"
    U"么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象"
    U"员革位"
    U"入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九"
    U"区强放"
    U"决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术"
    U"极交受"
    U"联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完"
    U"类八离"
    U"华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众"
    U"书布复"
    U"容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太"
    U"准精值"
    U"号率族维划选标写存候毛亲快效院查江型眼王按格养易置派层片始却专状育厂京识适属包火住调满县局照"
    U"参红细"
    U"引听该铁价严绩预评财款额项执满";
// Their traditional forms where these differ.
constexpr std::u32string_view kTraditional =
    U"這為個國時來們對於會發動過說產種後學經進著電裡實兩體機當點從業應開還義間樣與關線內數氣變條沒"
    U"結"
    U"問無軍東題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決戰則據處隊給門規熱領導壓爭濟階術極"
    U"聯認"
    U"權證轉單風帶場車務達積議聲報類離華確張馬節話況傳許廣記觀織裝眾書復兒須際驗連斷難礦備辦習響約"
    U"勞團"
    U"歷構稱準號維劃選標寫親養層狀廠識適屬調滿縣參紅細聽鐵價嚴績預評財額項執";

constexpr CommonHanBits make_bits() {
  CommonHanBits bits = {};
  for (const std::u32string_view all : {kSimplified, kTraditional}) {
    for (const char32_t c : all) bits[c / 64] |= std::uint64_t{1} << (c % 64);
  }
  return bits;
}

}  // namespace

constinit const CommonHanBits kCommonHanBits = make_bits();

}  // namespace jixiao
