// Traditional signs (繁体字) of the field's words as the simplified ones: older templates mix both.

/** Traditional, simplified, traditional, simplified … */
const pairs =
  '項项評评標标準准單单責责務务數数據据權权級级類类別别備备註注領领導导牽牵頭头辦办處处門门績绩總总計计細细則则佔占減减獎奖懲惩眾众滿满測测內内說说釋释節节點点區区縣县鎮镇鄉乡組组織织' +
  '傳传統统紀纪監监審审財财稅税業业農农經经濟济發发環环衛卫療疗醫医護护應应險险會会議议員员黨党團团聯联資资訊讯質质調调網网絡络誌志齊齐執执協协實实際际證证複复當当無无為为與与規规劃划' +
  '設设築筑運运輸输郵邮電电檔档館馆圖图書书體体國国優优雙双廣广產产關关機机構构編编製制訂订進进遠远達达額额階阶檢检驗验貫贯徹彻決决見见聞闻訪访穩稳維维綜综採采選选舉举薦荐紅红結结報报' +
  '號号條条題题幹干隊队長长約约給给續续練练習习學学寫写講讲話话語语詳详創创訟讼謝谢屬属鐵铁橋桥礦矿係系餘余幣币億亿萬万個个們们從从來来歲岁時时間间開开對对動动勞劳僑侨藝艺術术陽阳島岛' +
  '灣湾東东龍龙寧宁濱滨漢汉錦锦銀银錄录顯显譽誉軍军圍围養养殘残婦妇兒儿視视廳厅廠厂車车轉转適适還还鄰邻隱隐雜杂難难顧顾願愿飛飞魚鱼鳥鸟麥麦遲迟補补觸触訓训託托許许詢询試试該该認认誤误' +
  '請请論论諮咨諾诺識识譯译變变讓让貢贡負负貨货販贩貯贮費费貼贴貸贷貿贸賀贺賞赏賠赔賣卖賴赖購购贈赠';

const simple = new Map(Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[at * 2], pairs[at * 2 + 1]]));

/** Sign by sign, so that every place in the text stays what it is. */
export const simplified = (text: string): string =>
  text.replace(/\p{Script=Han}/gu, (sign) => simple.get(sign) ?? sign);
