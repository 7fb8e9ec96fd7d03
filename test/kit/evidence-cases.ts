// The verbs of evidence, each with what it needs made before (佐证材料动作): for tests that go through all verbs.
import { randomUUID } from 'node:crypto';
import { addEvidence } from '../../src/app/evidence/add.ts';
import { exportEvidence } from '../../src/app/evidence/archive.ts';
import { correctEvidence, restoreEvidence, withdrawEvidence } from '../../src/app/evidence/change.ts';
import { changeEvidenceRows } from '../../src/app/evidence/row.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Cases, CaseWorld } from './case-world.ts';

const about = { title: '会议纪要', number: null, issuer: null, date: null };

async function* bytes(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`%PDF-1.7\n% ${randomUUID()}\n%%EOF\n`);
}

export function evidenceCases({ deps, the, cycle }: CaseWorld): Cases {
  const handIn = async (actor: Actor) => {
    const file = { id: randomUUID(), body: actor.body ?? '', file: '纪要.pdf', about, size: null };
    return addEvidence(actor, { ...file, cycle: null, rows: [], chunks: bytes() }, deps());
  };
  const piece = async () => {
    const actor = await the('tuiyi');
    return { actor, id: (await handIn(actor)).id };
  };
  return {
    'evidence/add.ts addEvidence': async () => {
      const actor = await the('tuiyi');
      return () => handIn(actor);
    },
    'evidence/archive.ts exportEvidence': async () => {
      const actor = await the('tuiyi');
      return () => exportEvidence(actor, { cycle: cycle(), body: actor.body ?? '' }, deps());
    },
    'evidence/change.ts correctEvidence': async () => {
      const { actor, id } = await piece();
      return () => correctEvidence(actor, { id, base: 1, about: { ...about, title: '纪要（改）' } }, deps());
    },
    'evidence/change.ts withdrawEvidence': async () => {
      const { actor, id } = await piece();
      return () => withdrawEvidence(actor, { id, base: 1, reason: '传错了' }, deps());
    },
    'evidence/change.ts restoreEvidence': async () => {
      const { actor, id } = await piece();
      await withdrawEvidence(actor, { id, base: 1, reason: '传错了' }, deps());
      return () => restoreEvidence(actor, { id, base: 2 }, deps());
    },
    'evidence/row.ts changeEvidenceRows': async () => {
      const { actor, id } = await piece();
      return () => changeEvidenceRows(actor, { id, cycle: cycle(), add: ['n2.1.2'], drop: [] }, deps());
    },
  };
}
