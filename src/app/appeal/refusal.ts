// What appeals are refused for (申诉复核的拒绝说明).
import { Refusal } from '../../domain/refusal.ts';

export const outsideRow = (): Refusal =>
  new Refusal('input-invalid', {
    what: '复核决定没有保存。',
    why: '更正只能改申诉所指的那一行、那一个单位的评分和数据，并且至少改一条。',
    next: '请只更正这一行；不改的，请作“维持”的决定。',
    english:
      'Not saved: a changed decision corrects facts of exactly the row and the body of the appeal, at least one.',
  });

export const conflictingFacts = (): Refusal =>
  new Refusal('appeal-moved', {
    what: '复核决定没有保存。',
    why: '这一行的评分在您打开以后又有了更正。',
    next: '请刷新页面，看现在的评分，再看一次影响。',
    english: 'Not saved: a fact of this row was corrected meanwhile. Load the page anew and look at the effect again.',
  });

export const effectMoved = (): Refusal =>
  new Refusal('appeal-moved', {
    what: '复核决定没有签署。',
    why: '给您看的影响已经不是现在的：之后评分、数据或方案有变动，或者更正的内容改过。',
    next: '请再看一次对各单位总分和排名的影响，再签署。',
    english: 'Not signed: the effect that was shown is no longer what the facts give. Look at it again, then sign.',
  });

export const ownMark = (): Refusal =>
  new Refusal('appeal-own-mark', {
    what: '不能由您作这项复核决定。',
    why: '这一行的评分或数据是您或者您的单位给出的：复核要由没有给这个分的人作出。',
    next: '请由主办单位或纪检监察的另一位人员决定。',
    english: 'Refused: this would be deciding an appeal against one’s own mark. Somebody who did not give it decides.',
  });

export const ownBody = (): Refusal =>
  new Refusal('appeal-own-mark', {
    what: '不能由您作这项复核决定。',
    why: '申诉是您的单位提出的。',
    next: '请由其他单位的人员决定。',
    english: 'Refused: your own body has made this appeal; somebody of another body decides.',
  });

export const appealOver = (): Refusal =>
  new Refusal('appeal-closed', {
    what: '没有保存。',
    why: '这项申诉已经撤回，或者已经作出复核决定。',
    next: '请刷新页面，看它的结果。',
    english: 'Not saved: this appeal was withdrawn or decided already.',
  });

export const windowOver = (until: string): Refusal =>
  new Refusal('appeal-closed', {
    what: '申诉没有提出。',
    why: `申诉的期限是 ${until}（含当日），已经过了。`,
    next: '确有错误必须改正的，请向主办单位反映。',
    english: `Not made: appeals were possible until ${until}. Tell the organiser where something must be put right.`,
  });

export const rowAppealed = (): Refusal =>
  new Refusal('appeal-closed', {
    what: '申诉没有提出。',
    why: '本单位对这一行已经提出过申诉；同一次公示，一行只复核一次。',
    next: '还没有决定的，可以撤回后重新提出。',
    english:
      'Not made: your body has appealed on this row of this publication already; take an undecided one back first.',
  });

export const noSuchRow = (): Refusal =>
  new Refusal('input-invalid', {
    what: '申诉没有提出。',
    why: '申诉要针对本单位得分单上的一行，并写明理由；列出的材料要是本单位的。',
    next: '请选定一行，写明理由，再核对列出的材料。',
    english:
      'Not made: an appeal is about one row of the own scorecard, with a reason, and names evidence of the own body.',
  });

export const openAppeals = (open: number, pending: number): Refusal =>
  new Refusal('appeal-open', {
    what: '没有登记审定。',
    why:
      open > 0
        ? `还有 ${open} 项申诉没有作出复核决定。`
        : `有 ${pending} 项复核决定更正了评分，公示的还是更正以前的结果。`,
    next:
      open > 0
        ? '请先逐项作出复核决定。'
        : '请提请重新开放评分，由另一人同意，再截止、计算、采用、审核、公示更正后的结果。',
    english:
      open > 0
        ? `Not settled: ${open} appeal(s) wait for a decision.`
        : `Not settled: ${pending} decision(s) changed facts, and the published results are those of before. Reopen, compute, apply and publish the corrected ones.`,
  });
