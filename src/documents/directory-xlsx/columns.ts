// The columns of the directory workbook (单位名录表的列): the same on the way out and on the way in.

export type ColumnKey = 'body' | 'names' | 'section' | 'kind' | 'title' | 'name' | 'roles';

/** `others` are headings under which offices keep the same; `isGrey` where a blank cell is usual. */
export type Column = { key: ColumnKey; title: string; others: readonly string[]; width: number; note: string };

export const columns: readonly Column[] = [
  {
    key: 'body',
    title: '单位',
    others: ['单位名称', '部门', '部门名称'],
    width: 26,
    note: '写全称或常用的名称；同一单位有几行的，第二行起可以空着。',
  },
  {
    key: 'names',
    title: '别名',
    others: ['简称', '单位别名', '单位简称', '其他名称'],
    width: 26,
    note: '文件里对这个单位的其他叫法，几个之间用顿号；写在该单位任何一行都可以。',
  },
  {
    key: 'section',
    title: '科室',
    others: ['科室名称', '科室(单位)', '内设机构', '处室', '股室'],
    width: 22,
    note: '内设科室或直属单位，一行一个；没有科室的空着。空着的不接上一行，合并的格对每行都算。',
  },
  {
    key: 'kind',
    title: '科室类别',
    others: ['类别', '类型'],
    width: 12,
    note: '“科室”或“直属单位”；空着就是科室。',
  },
  {
    key: 'title',
    title: '姓名',
    others: ['人员', '人员姓名'],
    width: 12,
    note: '这一行的人；只列单位、科室的行空着。',
  },
  {
    key: 'name',
    title: '登录名',
    others: ['账号', '用户名', '登录账号'],
    width: 16,
    note: '登录用的名字，全表不能重复，2 到 40 个字，可以用汉字、字母、数字和 . _ -。',
  },
  { key: 'roles', title: '角色', others: ['用户角色', '权限'], width: 26, note: '几个之间用顿号；可以写的见下。' },
];

export const sheetName = '单位名录';
export const noteSheet = '填写说明';

/** Signs that divide several names in a cell. */
export const splitList = (text: string): string[] =>
  text
    .split(/[、，,;；/／\n]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
