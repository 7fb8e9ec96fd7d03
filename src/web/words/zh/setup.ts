// What the page of a new jurisdiction says in Chinese (建立考评辖区用语).
import { inQuotes } from '../../../domain/quote.ts';

export const setup = {
  about: '由运行服务器的人来做：设置码显示在启动服务器的窗口或日志里，每个只能用一次。',
  code: '设置码',
  codeHint: '形如 k7mp-x2ce-9hqt-w4ra-b3fd',
  title: '辖区名称',
  titleHint: '例如：某某市',
  organiser: '主办单位',
  organiserHint: '例如：市绩效办；以后可以在单位名录里修改',
  people: '第一批账号',
  peopleWhy: '系统、安全、审计三员各由一人担任，互不兼任；主办单位的账号办理考评。',
  name: '登录名',
  person: '姓名',
  nameRule: '登录名用 2 到 40 个字母、数字、汉字或 . _ -，各不相同。',
  missing: '请填写。',
  twice: '和另一个登录名重复。',
  submit: '建立考评辖区',
  doneTitle: (title: string) => `${inQuotes(title)}已经建立`,
  doneWhy: '下面的初始密码只显示这一次。请分别交给本人，首次登录时必须修改。',
  role: '角色',
  password: '初始密码',
  noted: '初始密码已经记下，可以登录了。',
  toLogin: '去登录',
  back: '返回登录',
};
