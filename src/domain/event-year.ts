// Events of a year's course (年度进程的留痕): stages, evidence, consultation, issuing, tasks, reminders; part of the closed list.

export const yearEvents = {
  'stage-changed': {
    zh: '{transition}：由“{from}”阶段进入“{to}”阶段[（按日程 {day}）][，依据{order}][，采用第 {computation} 次计算][，由{first}提请][，理由：{reason}][，{unhanded} 个考评单位没有报送]',
    en: '{transition}: from “{from}” to “{to}”[ (by the calendar, {day})][; ordered by {order}][; computation {computation}][; proposed by {first}][; reason: {reason}][; {unhanded} assessor(s) had not handed in]',
  },
  'calendar-saved': { zh: '安排考评日程：{days}', en: 'set the calendar: {days}' },
  proposed: {
    zh: '提请{kind}[（第 {computation} 次计算）][（改为 {day}）][，理由：{reason}]',
    en: 'proposed: {kind}[ (computation {computation})][ (until {day})][; reason: {reason}]',
  },
  'proposal-agreed': { zh: '同意{first}提请的{kind}', en: 'agreed to what {first} proposed: {kind}' },
  'proposal-ended': {
    zh: '{outcome}{first}提请的{kind}[，理由：{reason}]',
    en: '{outcome} what {first} proposed: {kind}[; reason: {reason}]',
  },
  'evidence-added': {
    zh: '上传“{body}”的佐证材料“{title}”（文件“{file}”）[，文号 {number}]',
    en: 'uploaded the evidence “{title}” of “{body}” (file “{file}”)[, document {number}]',
  },
  'evidence-changed': {
    zh: '修改“{body}”的佐证材料“{title}”的说明[，原名“{before}”][，文号 {number}]',
    en: 'changed what is said of the evidence “{title}” of “{body}”[, called “{before}” before][, document {number}]',
  },
  'evidence-withdrawn': {
    zh: '撤回“{body}”的佐证材料“{title}”[，理由：{reason}]',
    en: 'took the evidence “{title}” of “{body}” back[; reason: {reason}]',
  },
  'evidence-restored': {
    zh: '恢复“{body}”撤回的佐证材料“{title}”',
    en: 'restored the evidence “{title}” of “{body}”, which had been taken back',
  },
  'evidence-used': {
    zh: '把“{body}”的佐证材料“{title}”用于“{row}”',
    en: 'used the evidence “{title}” of “{body}” for “{row}”',
  },
  'evidence-unused': {
    zh: '不再把“{body}”的佐证材料“{title}”用于“{row}”',
    en: 'no longer uses the evidence “{title}” of “{body}” for “{row}”',
  },
  'consultation-sent': {
    zh: '就方案第 {version} 版发出第 {number} 轮征求意见：{bodies} 个单位，{due} 前（含当日）答复',
    en: 'sent version {version} of the scheme out for consultation, round {number}: {bodies} bodies, answers by {due}',
  },
  // What was said is in the answer and the reply: those who may read them find it there.
  'consultation-answered': {
    zh: '答复第 {number} 轮征求意见（“{title}”）：[none?无意见][opinions?意见 {opinions} 条][late?，逾期][，第 {again} 次]',
    en: 'answered round {number} of the consultation for “{title}”: [none?no opinions][opinions?{opinions} opinion(s)][late?, late][, answer {again}]',
  },
  'consultation-replied': {
    zh: '回复“{title}”在第 {number} 轮征求意见中[row?对“{row}”]的意见：{verdict}[，第 {again} 次]',
    en: 'replied to an opinion of “{title}”[row? on “{row}”] in round {number} of the consultation: {verdict}[, reply {again}]',
  },
  'calendar-opened': { zh: '开通了自己的日历订阅', en: 'opened the own calendar feed' },
  'calendar-revoked': { zh: '停用了自己的日历订阅', en: 'revoked the own calendar feed' },
  'mail-asked': { zh: '填写了提醒邮箱，等待确认', en: 'gave an address for reminders, to be confirmed' },
  'mail-confirmed': { zh: '确认了提醒邮箱', en: 'confirmed the address for reminders' },
  'mail-dropped': { zh: '停用了提醒邮箱', en: 'dropped the address for reminders' },
  'reminder-sent': {
    zh: '提醒“{name}”：{title}（{day}）',
    en: 'reminded “{name}”: {title} ({day})',
  },
  'consultation-released': {
    zh: '公布第 {number} 轮征求意见的汇总表：意见 {opinions} 条',
    en: 'released the summary of round {number} of the consultation: {opinions} opinion(s)',
  },
  'assignment-issued': {
    zh: '印发“{body}”责任分工第 {version} 版（{reference}），主送{sections}[，抄送{copies}]',
    en: 'issued version {version} of the assignment of “{body}” as {reference} to {sections}[, with copies to {copies}]',
  },
  'issue-received': {
    zh: '签收“{body}”印发的责任分工（{reference}），收件单位“{title}”',
    en: 'received for “{title}” the assignment {reference} issued by “{body}”',
  },
  'issue-filed': {
    zh: '把“{body}”印发的责任分工（{reference}）报备案',
    en: 'filed the issued assignment {reference} of “{body}” with the organiser',
  },
  'filing-acknowledged': {
    zh: '对“{body}”报来的责任分工（{reference}）准予备案[，意见：{reason}]',
    en: 'acknowledged the filed assignment {reference} of “{body}”[: {reason}]',
  },
  'filing-returned': {
    zh: '退回“{body}”报来的责任分工（{reference}），理由：{reason}',
    en: 'sent back the filed assignment {reference} of “{body}”; reason: {reason}',
  },
  'task-reported': {
    zh: '[代“{for}”]填报“{body}”“{row}”的节点“{milestone}”：{said}[，{note}]',
    en: 'reported[ for “{for}”] on the milestone “{milestone}” of “{row}”, “{body}”: {said}[; {note}]',
  },
  'task-report-withdrawn': {
    zh: '[代“{for}”]撤回“{body}”“{row}”的节点“{milestone}”的填报[，{note}]',
    en: 'withdrew[ for “{for}”] a report on the milestone “{milestone}” of “{row}”, “{body}”[; {note}]',
  },
  'absence-declared': {
    zh: '登记外出：{from} 至 {to}，由“{deputy}”代理',
    en: 'will be away from {from} to {to}; “{deputy}” acts meanwhile',
  },
  'absence-withdrawn': {
    zh: '取消外出登记：{from} 至 {to}，原由“{deputy}”代理',
    en: 'called off the absence from {from} to {to}, with “{deputy}” acting',
  },
  'marks-checked': {
    zh: '审核“{body}”的评分：{marks} 条',
    en: 'checked the marks of “{body}”: {marks}',
  },
  'marks-handed-in': {
    zh: '报送“{body}”的评分：{marks} 条[，由{checkers}审核][alone?，本单位只有一个评分账号，没有另一人审核][again?，第 {again} 次]',
    en: 'handed in the marks of “{body}”: {marks}[; checked by {checkers}][alone?; the body has one account that marks, so nobody else has checked them][again?; handing in {again}]',
  },
  'marks-recalled': {
    zh: '收回“{body}”报送的评分[，理由：{reason}]',
    en: 'recalled the marks that “{body}” had handed in[; reason: {reason}]',
  },
  'marks-returned': {
    zh: '退回“{body}”报送的评分，理由：{reason}',
    en: 'sent the marks of “{body}” back; reason: {reason}',
  },
  // What is said and claimed is in the self-assessment: those who may read it find it there.
  'self-assessed': {
    zh: '写“{body}”在“{row}”的自评[，第 {again} 版]',
    en: 'wrote the self-assessment of “{body}” on “{row}”[, version {again}]',
  },
  'self-assessment-handed-in': {
    zh: '报送“{body}”的自评：{rows} 项[late?，逾期][again?，第 {again} 次]',
    en: 'handed in the self-assessment of “{body}”: {rows} row(s)[late?, late][again?, handing in {again}]',
  },
  'half-year-noted': {
    zh: '写“{body}”的半年检查说明：{note}',
    en: 'wrote the half-year note of “{body}”: {note}',
  },
  'appeal-made': {
    zh: '就“{title}”的“{row}”提出申诉，理由：{reason}',
    en: 'appealed on “{row}” of “{title}”; reason: {reason}',
  },
  'appeal-withdrawn': {
    zh: '撤回对“{row}”的申诉[，理由：{reason}]',
    en: 'took the appeal on “{row}” back[; reason: {reason}]',
  },
  'appeal-decided': {
    zh: '就“{title}”对“{row}”的申诉作出复核决定（{document}）：[upheld?维持][changed?更正][（第 {computation} 次计算）]，理由：{reason}',
    en: 'decided the appeal of “{title}” on “{row}” ({document}): [upheld?upheld][changed?changed][ (computation {computation})]; reason: {reason}',
  },
  // What is claimed, and why it was refused, is for those who see claims.
  'claim-handed-in': {
    zh: '就[“{subject}”的]“{row}”交出{kind}事项“{value}”',
    en: 'handed in a matter ({kind})[ of “{subject}”] for “{row}”: “{value}”',
  },
  'claim-handled': {
    zh: '办理[“{subject}”的]“{row}”{kind}事项“{value}”：{done}[，理由：{reason}]',
    en: 'handled the matter “{value}” ({kind})[ of “{subject}”] for “{row}”: {done}[; reason: {reason}]',
  },
  'innovations-called': {
    zh: '就“{row}”征集创新成果，{due} 前（含当日）交：第 {version} 版',
    en: 'called for innovations for “{row}” until {due}: version {version}',
  },
} as const;
