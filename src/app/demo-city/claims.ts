// Findings and a ranking of the demonstration city that wait for somebody (示范加减分事项): invented, decided by whoever tries it out.
import { dayAfter } from '../../domain/day.ts';
import type { ClaimContent, ClaimStep } from '../../domain/claim.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { bodyTitles } from '../../domain/title.ts';
import { claimPlaces } from '../../engine/claim-place.ts';
import { plan } from '../../engine/plan.ts';
import { addClaimRow, addStepRow, claimColumns, type ClaimRow, type StepRow } from '../../store/claim.ts';
import type { Tx } from '../../store/database.ts';
import type { Claim } from '../claim/load.ts';
import { handled, namesOf } from '../claim/step.ts';
import { dayIn, type Deps } from '../deps.ts';
import { rowHash } from '../hash.ts';
import { type Author, type Happening, record } from '../journal.ts';
import { city, province } from './bodies.ts';
import { findings, rankedMatters } from './words.ts';
import { cycle as year } from './scheme.ts';

type Demo = { kind: 'finding' | 'reward'; subject: string | null; content: ClaimContent; steps: ClaimStep[] };

function demoClaims(own: string, other: string, level: string | null, today: string): Demo[] {
  const found = (title: string, at: number, replyBy: string): ClaimContent => ({
    kind: 'finding',
    title: `${title}（示范）`,
    issuer: `${city}政府办公室`,
    document: `示范督〔${year}〕${at}号`,
    date: `${year}-09-20`,
    level,
    points: null,
    incident: `${city}九月抽查第${at}号`,
    reason: '（示范）现场检查有照片和记录，当场告知了带班负责人。',
    replyBy,
  });
  return [
    {
      kind: 'finding',
      subject: own,
      content: found(findings[5], 101, dayAfter(today, 6)),
      steps: [
        {
          kind: 'rectification-asked',
          text: '（示范）请核对办事指南，与窗口实际要求一致。',
          dueOn: dayAfter(today, 12),
        },
      ],
    },
    {
      kind: 'finding',
      subject: other,
      content: found(findings[2], 102, dayAfter(today, -2)),
      steps: [{ kind: 'replied', stance: 'accepted', text: '（示范）情况属实，已更新。', evidence: [] }],
    },
    {
      kind: 'reward',
      subject: null,
      content: {
        kind: 'reward',
        title: `${rankedMatters[6]}（示范）`,
        issuer: `${province}绩效办`,
        document: `示范省绩〔${year}〕66号`,
        date: `${year}-12-05`,
        rank: 2,
        ranked: 9,
        tied: 1,
        bodies: [{ subject: other, share: null }],
      },
      steps: [],
    },
  ];
}

/** `own`: the body that people try out; nothing where the scheme has no such rows, or no body to report. */
export async function addDemoClaims(
  tx: Tx,
  author: Author,
  { cycle, scheme, own }: { cycle: string; scheme: Scheme; own: string | null },
  deps: Deps,
): Promise<void> {
  const now = deps.now();
  const at = now.toISOString();
  const places = claimPlaces(plan(scheme, null));
  const finding = places.find(({ kind }) => kind === 'finding');
  const inspecting = finding?.admitted?.tiers[1]?.bodies[1];
  const other = scheme.subjects.find(({ id }) => id !== own && id !== inspecting)?.id;
  if (own === null || finding === undefined || inspecting === undefined || other === undefined) return;
  const ground = {
    places: new Map(places.map((place) => [place.node, place])),
    titles: bodyTitles(scheme),
  };
  const [level = null] = Object.keys(finding.levels ?? {}).toReversed();
  const happenings: Happening[] = [];
  for (const { kind, subject, content, steps } of demoClaims(own, other, level, dayIn(now))) {
    const node = places.find((place) => place.kind === kind)?.node;
    const body = kind === 'finding' ? inspecting : scheme.organiser;
    if (node === undefined || body === null) continue;
    const row: ClaimRow = { id: deps.id(), kind, node, subject, body, content, account: null, at };
    const claim: Claim = { ...row, steps: [], state: 'open', isStanding: true, now: content, facts: [], about: [] };
    await addClaimRow(tx, cycle, row);
    const { data, ...place } = namesOf(claim, ground);
    const bound = rowHash(claimColumns(cycle, row));
    happenings.push({
      event: 'claim-handed-in',
      cycle,
      ...place,
      bound,
      data,
      words: { kind: { is: 'claim-kind', kind } },
    });
    for (const [index, step] of steps.entries()) {
      const who = step.kind === 'replied' ? subject : body;
      const done: StepRow = { claim: row.id, id: deps.id(), number: index + 1, step, body: who, account: null, at };
      await addStepRow(tx, cycle, done);
      happenings.push(handled(cycle, claim, done, ground));
    }
  }
  await record(tx, author, now, ...happenings);
}
