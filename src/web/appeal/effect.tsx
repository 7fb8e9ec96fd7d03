// What a decision would do (复核的影响): total, rank and grade of every subject before and after.
import { useState } from 'react';
import type { AppealEffect } from '../../api/appeal.ts';
import { type EffectLine, isMoved } from '../../domain/appeal.ts';
import { showTotal } from '../../domain/display.ts';
import { LongTable } from '../state/long-table.tsx';
import { useAppealWords } from './words.ts';

export function EffectTable({ effect, own }: { effect: AppealEffect; own: string }) {
  const t = useAppealWords();
  const [isOnlyMoved, setOnlyMoved] = useState(true);
  const moved = effect.lines.filter(isMoved);
  const total = (exact: string | null): string => (exact === null ? '—' : showTotal(exact, effect.totalPlaces));
  const rank = (place: number | null): string => (place === null ? '—' : String(place));
  return (
    <section className="appeal-effect" role="status">
      <p>{t.effect(moved.length, effect.lines.length)}</p>
      <label className="check">
        <input type="checkbox" checked={isOnlyMoved} onChange={({ target }) => setOnlyMoved(target.checked)} />
        {t.onlyMoved}
      </label>
      <LongTable<EffectLine>
        width={620}
        rowKey="subject"
        dataSource={isOnlyMoved ? moved : effect.lines}
        rowClassName={({ subject }) => (subject === own ? 'appeal-own' : '')}
        columns={[
          { title: t.subject, dataIndex: 'title', width: 200 },
          { title: t.group, dataIndex: 'group', width: 100 },
          {
            title: t.total,
            width: 150,
            className: 'digits',
            render: (_, line) => t.change(total(line.total.before), total(line.total.after)),
          },
          {
            title: t.rank,
            width: 90,
            className: 'digits',
            render: (_, line) => t.change(rank(line.rank.before), rank(line.rank.after)),
          },
          {
            title: t.grade,
            width: 80,
            render: (_, line) => t.change(line.grade.before ?? '—', line.grade.after ?? '—'),
          },
        ]}
      />
    </section>
  );
}
