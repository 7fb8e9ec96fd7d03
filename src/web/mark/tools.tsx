// The tools above the grid (工具栏): find, filter, undo, and how far the marking is.
import { Button, Checkbox, Input } from 'antd';
import { Picker } from '../form/picker.tsx';
import { useWords } from '../language.ts';
import { mark as en } from '../words/en/mark.ts';
import { mark as zh } from '../words/zh/mark.ts';
import { useDesk } from './desk.ts';
import { progressOf } from './head.tsx';
import type { Filter } from './lines.ts';
import { useSignal } from './signal.ts';

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  groups: readonly { id: string; title: string }[];
  hasReasons: boolean;
  onReasons: (shown: boolean) => void;
  onTell: (words: string) => void;
};

const everyGroup = '';

export function Tools({ filter, onFilter, groups, hasReasons, onReasons, onTell }: Props) {
  const t = useWords({ zh, en });
  const desk = useDesk();
  const [given, all] = useSignal(desk.book.version, () => {
    const each = desk.sheet.columns.map((column) => progressOf(desk, column));
    const add = (key: 'given' | 'all') => each.reduce((sum, progress) => sum + progress[key], 0);
    return `${add('given')} ${add('all')}`;
  })
    .split(' ')
    .map(Number) as [number, number];
  const step = (changed: string[] | null) =>
    onTell(changed === null ? t.nothingToUndo : changed.length === 0 ? t.undoneSome : '');
  return (
    <div className="mark-tools" role="toolbar" aria-label={t.grid}>
      <Input
        aria-label={t.search}
        placeholder={t.search}
        allowClear
        className="mark-search"
        value={filter.search}
        onChange={({ target }) => onFilter({ ...filter, search: target.value })}
      />
      {groups.length > 1 && (
        <Picker
          aria-label={t.group}
          className="mark-groups"
          value={filter.group ?? everyGroup}
          onChange={(group) => onFilter({ ...filter, group: group === everyGroup ? null : group })}
          options={[
            { value: everyGroup, label: t.allGroups },
            ...groups.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      )}
      <Checkbox
        checked={filter.onlyMissing}
        onChange={({ target }) => onFilter({ ...filter, onlyMissing: target.checked })}
      >
        {t.onlyMissing}
      </Checkbox>
      <Checkbox checked={hasReasons} onChange={({ target }) => onReasons(target.checked)}>
        {t.withReasons}
      </Checkbox>
      {!desk.isReadOnly && (
        <>
          <Button onClick={() => step(desk.history.undo())}>{t.undo}</Button>
          <Button onClick={() => step(desk.history.redo())}>{t.redo}</Button>
        </>
      )}
      <span className="mark-progress">
        <progress max={all} value={given} aria-label={t.progress(given, all)} />
        {t.progress(given, all)}
      </span>
    </div>
  );
}
