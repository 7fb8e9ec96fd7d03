// The tables of permissions and stages as a page (权限与阶段表): docs/permissions.md, made from the domain's own tables.
import { calendarDays } from '../domain/calendar.ts';
import { acts, type Act } from '../domain/act.ts';
import { reachOf, releasesOf } from '../domain/permission.ts';
import { type Role, roles } from '../domain/role.ts';
import {
  type Hands,
  isOpenIn,
  leadsTo,
  needsDocument,
  Stage,
  stages,
  stagesOf,
  TransitionName,
  transitions,
} from '../domain/stage.ts';

const opening = `# 权限表 Permissions

<!-- 由 src/domain/permission.ts 和 stage.ts 生成，请勿手改：npm run -s plumbline -- schema --permissions docs/permissions.md --force -->

谁能做什么。● 全辖区；○ 只限本单位；空白：不能。一个账号可以有几个角色；三员（系统、安全、审计管理员）各由一个账号担任，不兼任别的角色，也碰不到分数。

*Who may do what: ● for every body of the jurisdiction, ○ for one’s own body, blank: not. The three administrators have no other role and touch no mark. This page is generated.*
`;

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const rule = (columns: number): string => `|${'---|'.repeat(columns + 1)}`;
const signs = { all: '●', own: '○' } as const;

/** One cell: how far a role reaches for an act, and from which stage on where not from the beginning. */
function sign(role: Role, act: Act): string {
  const later = releasesOf(act)[role];
  if (later !== undefined) return `${signs[later.reach]}（${stages[later.from].zh}起）`;
  const reach = reachOf({ roles: [role] }, act);
  return reach === null ? '' : signs[reach];
}

const stageOpening = `## 阶段与动作 Acts by stage

一个考评年度依次经过这些阶段。● 这一阶段可以办；文 这一阶段可以办，但须写明依据的文件（指标调整）；空白：这一阶段不能办。没有列出的动作不受阶段限制。

*● open in this stage; 文 open with the document that orders it; blank: not. Acts that are not listed here are open in every stage.*
`;

function stageTable(): string[] {
  const bound = (Object.keys(acts) as Act[]).filter((act) => stagesOf(act) !== null);
  const cell = (stage: Stage, act: Act): string =>
    isOpenIn(stage, act) ? (needsDocument(stage, act) ? '文' : '●') : '';
  return [
    line(['', ...Stage.options.map((stage) => stages[stage].zh)]),
    rule(Stage.options.length),
    ...bound.map((act) => line([`${acts[act].zh} \`${act}\``, ...Stage.options.map((stage) => cell(stage, act))])),
  ];
}

const moveOpening = `## 阶段流转 Transitions

每一种流转在接口里是一个名词：\`POST /api/cycles/…/closure\`。要两个人的，一人提请，另一人同意以后才办理；数据库的约束重复这张表。

*Each transition is a noun in the address. What takes two people is proposed by one and done once the other has agreed; a constraint of the database repeats this table.*
`;

const handWords: Record<Hands, string> = {
  one: '一人',
  two: '两人',
  'two-bodies': '不同单位（或同一单位不同科室）的两人',
  'two-seats': '主办单位、纪检监察、档案管理三方中的两方',
};

function moveTable(): string[] {
  const rows = TransitionName.options.map((name) => {
    const { zh, hands } = transitions[name];
    const moves = Stage.options.flatMap((from) => {
      const to = leadsTo(name, from);
      return to === null ? [] : [`${stages[from].zh} → ${stages[to].zh}`];
    });
    const day = Object.values(calendarDays).find((each) => 'moves' in each && each.moves.transition === name);
    return line([`${zh} \`${name}\``, moves.join('；'), handWords[hands], day === undefined ? '' : `“${day.zh}”那天`]);
  });
  return [line(['', '从 → 到', '由谁', '自动']), rule(3), ...rows];
}

/** The whole text of docs/permissions.md, in Markdown: acts by role, acts by stage, transitions. */
export function permissionsText(): string {
  const columns = Object.keys(roles) as Role[];
  const rows = (Object.keys(acts) as Act[]).map((act) =>
    line([`${acts[act].zh} \`${act}\``, ...columns.map((role) => sign(role, act))]),
  );
  const head = line(['', ...columns.map((role) => roles[role].zh)]);
  const english = columns.map((role) => `${roles[role].zh} ${roles[role].en}`).join('；');
  const names = Stage.options.map((stage) => `${stages[stage].zh} ${stage}`).join('；');
  return [
    opening,
    head,
    rule(columns.length),
    ...rows,
    '',
    `${english}。`,
    '',
    stageOpening,
    ...stageTable(),
    '',
    `${names}。`,
    '',
    moveOpening,
    ...moveTable(),
    '',
  ].join('\n');
}
