// The scheme of the demonstration city (示范方案): an imported one with the city's 80 offices, their groups and sections.
import { lookupIn, shipped } from '../../documents/directory.ts';
import type { Assignment } from '../../domain/assignment.ts';
import type { Body, Node, Parameter, Scheme, Subject } from '../../domain/scheme.ts';
import { city, cityShort, government, type Office, party, sections, units } from './bodies.ts';
import { chanceOf } from './random.ts';
import { cityIn, renamed } from './rename.ts';

export const demonstration = '示范数据，纯属虚构 / demonstration data, invented';
export const cycle = '2022';
export const hotlineGoal = 'demonstration-hotline-goal';
/** The number of the citizens' hotline, in every city the same. */
const hotlineNumber = '12345';
/** The figure that the demonstration holds against that goal. */
export const hotlineFigure = '群众满意率';

const lookup = lookupIn(shipped);
const groups = [
  { id: 'dangqun', title: '党群', offices: party },
  { id: 'zhengfu', title: '政府', offices: government },
] as const;

/** The id that the directory gives to an office, so that it is the same body as the one in the table. */
function idOf(office: Office): string {
  const found = [...office.names, office.title].map((name) => lookup(name)?.id).find((id) => id !== undefined);
  return found ?? `sf-${office.title}`;
}

const isName = (name: string | null): name is string => name !== null && name !== '';

/** Sections of an office: those that its own assignment names, else four to six ordinary ones and one unit below it. */
function sectionsOf(id: string, seed: number, own: Assignment | null): Subject['sections'] {
  if (own !== null) {
    const named = own.rows.flatMap((row) => row.leads).filter(({ kind }) => kind === 'section');
    return [...new Set(named.map(({ title }) => title))].map((title) => ({ title, kind: '科室' }));
  }
  const chance = chanceOf(seed, 'sections', id);
  const count = chance.whole(4, 6);
  const start = chance.whole(1, sections.length - count);
  const chosen = [sections[0], ...sections.slice(start, start + count - 1)];
  return [
    ...chosen.map((title): Subject['sections'][number] => ({ title, kind: '科室' })),
    { title: chance.pick(units), kind: '直属单位' },
  ];
}

/** `市委` and `财政局` become offices of the fictional city, `省委` of the fictional province; the nation stays the nation. */
function titled(title: string): string {
  if (title.startsWith(city) || /中央|国务院|国家/u.test(title)) return title;
  return title.startsWith('省') ? `${cityShort}${title}` : `${city}${title.replace(/^市(?=.)(?!场)/u, '')}`;
}

function bodiesOf(scheme: Scheme): Body[] {
  const offices = new Map(groups.flatMap((group) => group.offices.map((office) => [idOf(office), office] as const)));
  const fromTable = scheme.bodies.map((body): Body => {
    const office = offices.get(body.id);
    offices.delete(body.id);
    const names = [...new Set([...body.names, ...(office?.names ?? [])])];
    return { id: body.id, title: titled(office?.title ?? body.title), names };
  });
  return [
    ...fromTable,
    ...[...offices].map(([id, office]): Body => ({ id, title: titled(office.title), names: office.names })),
  ];
}

/**
 * A choice of the demonstration, a signed parameter that says so: the row of the hotline is scored by
 * a figure, so that all four kinds of facts occur.
 */
function adapted(node: Node, hotline: string | null): Node {
  const children = node.children.map((child) => adapted(child, hotline));
  const { operation } = node;
  if (operation?.type !== 'marks') return { ...node, children };
  if (hotline === null || !node.assessors.includes(hotline)) {
    return { ...node, children };
  }
  const goal = { from: 'value', value: { parameter: hotlineGoal } } as const;
  const remarks = '示范做法：本行改按数据计分，不是原表的规定。';
  return { ...node, children, remarks, operation: { type: 'ratio', actual: hotlineFigure, goal, cap: null } };
}

/** Choices that the fictional city has made itself: signed, so that the demonstration shows a signature as well. */
const signed = (key: string, title: string, value: string, reason: string): Parameter => ({
  key,
  title,
  choices: null,
  value,
  signer: `${city}绩效考评委员会（虚构）`,
  reason,
  source: null,
});
const ownParameters: Parameter[] = [
  signed(
    hotlineGoal,
    '（示范做法）热线办理的群众满意率以多少为目标？',
    '95%',
    '示范做法，不是原表的规定：热线一行改按群众满意率计分。',
  ),
];

/** The imported table's own body as the demonstration knows it; null where the directory does not. */
const subjectOf = (assignment: Assignment | null): string | null =>
  isName(assignment?.subject ?? null) ? (lookup(assignment?.subject ?? '')?.id ?? null) : null;

export type Imported = { scheme: Scheme; assignment: Assignment | null };

/** The scheme for all 80 offices, and the imported assignment for the office that it speaks of. Nothing real but the table's texts. */
export function demoScheme(imported: Imported, seed: number): { scheme: Scheme; own: Assignment | null } {
  const real = cityIn(imported.scheme.title) ?? cityIn(imported.assignment?.title ?? '');
  const scheme = renamed(imported.scheme, real);
  const subject = subjectOf(imported.assignment);
  const own =
    imported.assignment === null || subject === null
      ? null
      : { ...renamed(imported.assignment, real), subject, demonstration };
  const subjects = groups.flatMap((group) =>
    group.offices.map((office): Subject => {
      const id = idOf(office);
      return {
        id,
        title: titled(office.title),
        group: group.id,
        sections: sectionsOf(id, seed, id === subject ? own : null),
      };
    }),
  );
  const hotline = scheme.bodies.find(({ names }) => names.some((name) => name.includes(hotlineNumber)))?.id ?? null;
  const organiser = lookup('效能办')?.id;
  return {
    own,
    scheme: {
      ...scheme,
      title: `${city}${cycle}年度绩效考评方案`,
      cycle,
      demonstration,
      organiser: scheme.bodies.some(({ id }) => id === organiser) ? (organiser ?? null) : null,
      bodies: bodiesOf(scheme),
      groups: groups.map(({ id, title }) => ({ id, title })),
      subjects,
      parameters: [...scheme.parameters, ...ownParameters.filter(({ key }) => key !== hotlineGoal || hotline !== null)],
      root: adapted(scheme.root, hotline),
    },
  };
}
