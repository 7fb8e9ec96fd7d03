// What the cells of a list say (名单的用语): headings, titles, notes, totals, and the names of groups.
import { takeNumber } from '../../domain/opening.ts';
import type { Lookup } from '../directory.ts';
import { squeeze } from '../import/heading.ts';
import { numberForm } from '../import/label.ts';
import { endsAsOffice } from '../import/office.ts';

const nameWords =
  /^(?:(?:市|县|区)直)?(?:被?(?:考评|考核|测评|评价)|参评|参加考评|参加考核|受评|责任)?(?:单位|对象|部门|机构|机关)(?:全称|名称|名单)?$|^名称$|^(?:单位|部门)\(?(?:全称|名称)\)?$/u;
const groupWords =
  /^(?:所属|所在|考评|考核)?(?:分组|组别|组|类别|分类|序列|系统|类型|片区|战线)(?:名称)?$|^(?:单位|部门|考评|考核|所属)(?:类别|类型|性质|分类|分组|组别|序列)$/u;
const sequenceWords = /^(?:序号|编号|序|序次|排序|行次|no\.?)$/iu;

/** What the heading of a column says of it. */
export function roleOf(heading: string): 'name' | 'group' | 'sequence' | null {
  const plain = squeeze(heading);
  if (sequenceWords.test(plain)) return 'sequence';
  if (groupWords.test(plain)) return 'group';
  return nameWords.test(plain) ? 'name' : null;
}

export const isNoteLine = (text: string): boolean =>
  /^[（(【*※]?\s*(?:注|备注|说明|附注|注意|填表说明|填报说明|资料来源)\s*\d*\s*[:：】]/u.test(text) ||
  /^[*※].*[，。；：]/su.test(text);

export const isSentence = (text: string): boolean =>
  /[。；！？]/u.test(text.replace(/。$/u, '')) || /[。！？]$/u.test(text);

/** Lines of an official paper that say nothing about the list. */
const formal =
  /^(?:附件|附表|附)\s*\d*[:：]?$|^(?:抄送|主送|报送|印发|填报单位|编制单位|制表|制表人|填表人|审核人|日期|联系人|联系电话)[:：]|^第?\d+页|^-\s*\d+\s*-$|^\d{4}年\d{1,2}月(?:\d{1,2}日)?$/u;
const titleEnd = /(?:名单|名册|名录|一览表|分组表|分类表|明细表|情况表|分组情况|分组|目录)$/u;

const countWords = String.raw`(?:共|计|共计|合计)?\s*(\d{1,4})\s*(?:个|家)?\s*(?:被考评|参评)?(?:单位|部门)?`;
const countBehind = new RegExp(String.raw`\s*[（(]\s*${countWords}\s*[)）]\s*$`, 'u');

/** “党群部门（34个）” → the words and the count. */
export function takeCount(text: string): { rest: string; count: number | null } {
  const found = countBehind.exec(text);
  return found === null ? { rest: text, count: null } : { rest: text.slice(0, found.index), count: Number(found[1]) };
}

export function isTitle(text: string): boolean {
  const plain = squeeze(takeCount(text).rest);
  return formal.test(squeeze(text)) || titleEnd.test(plain.replace(/\([^()]*\)$/u, ''));
}

const totalWords =
  /^(?:以上)?(?<word>小计|合计|总计|共计|总数|共有|共|计)[:：]?(?:\d{1,4}(?:个|家)?(?:被考评|参评)?(?:单位|部门)?)?[。.]?$/u;

/** A row that only counts: 小计, 合计, 共 N 个. */
export function totalOf(text: string): { isPart: boolean } | null {
  const found = totalWords.exec(squeeze(text))?.groups;
  return found === undefined ? null : { isPart: found['word'] === '小计' };
}

/** Digits and numberings without a word. */
export const isNumbering = (text: string): boolean => /^[\d\s.．、,，()（）①-⑳#-]*$/u.test(text.normalize('NFKC'));

/** Words that only a group ends with, and short ones that are a group alone: 街道 is one, 某某街道 is a body. */
const groupEnd = /(?:部门|单位|系统|战线|片区|序列|类|(?<![小作察导])组)$/u;
const groupAlone =
  /^(?:各|市直|县直|区直|市属|省属|中央|驻[市县区])*(?:党群|党政|党务|政府|政务|政法|经济|综合|社会|群团|群团组织|人民团体|社会组织|企事业|事业|机关|国企|企业|院校|学校|医院|乡镇|街道|镇街|乡镇街道|县区|区县|县市区|园区|开发区)(?:机关|口|片)?$/u;

/** 党群部门, 第一组, 县（市、区）: words that name a group, and no body of the directory. */
export const isGroupTitle = (text: string, find: Lookup): boolean => {
  const plain = squeeze(text).replace(/\([^()]*\)$/u, '');
  const isGroup =
    groupEnd.test(plain) || groupAlone.test(plain.replaceAll(/[、()]/gu, '')) || /^第.{1,3}[组类片]/u.test(plain);
  return squeeze(text).length <= 20 && isGroup && !find.exactly(plain);
};

export type Section = { title: string; count: number | null; form: string | null; isMarked: boolean };

/** A heading taken apart. It is marked by a Chinese numbering, a count or a colon. */
export function sectionOf(text: string): Section {
  const bare = text.replace(/\s*[:：]\s*$/u, '');
  const { rest, count } = takeCount(bare.replaceAll('\n', ''));
  const { number, rest: unnumbered } = takeNumber(rest.trim());
  const isPart = number === null || number.startsWith('第');
  const form = number === null ? null : numberForm(number);
  const isMarked = count !== null || bare !== text || (form !== null && /一/u.test(form));
  return { title: (isPart ? rest : unnumbered).trim(), count, form, isMarked };
}

export const isOffice = (name: string, find: Lookup): boolean => find(name) !== null || endsAsOffice(name);

/** Names that spreadsheets give by themselves. */
export const isDefaultTitle = (title: string): boolean => /^(?:sheet|工作表|表|表格|table)\s*\d*$/iu.test(title.trim());
