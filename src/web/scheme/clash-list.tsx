// Fields that two people changed at once (两边都改了): both values, and the one to keep is chosen for each.
import { useId } from 'react';
import { LongList } from '../state/long-list.tsx';
import { useSchemeWords } from './words.ts';
import './clash-list.css';

export type Side = 'theirs' | 'mine';
export type ClashLine = { key: string; title: string } & Record<Side, string>;

type Props = {
  clashes: readonly ClashLine[];
  chosen: ReadonlyMap<string, Side>;
  onChoose: (key: string, side: Side) => void;
};

export function ClashList({ clashes, chosen, onChoose }: Props) {
  const t = useSchemeWords();
  const name = useId();
  return (
    <LongList tag="ul" className="clashes" items={clashes} keyOf={({ key }) => key}>
      {(clash) => (
        <fieldset>
          <legend>{clash.title}</legend>
          {(['theirs', 'mine'] as const).map((side) => (
            <label key={side} className="choice">
              <input
                type="radio"
                name={`${name} ${clash.key}`}
                checked={chosen.get(clash.key) === side}
                onChange={() => onChoose(clash.key, side)}
              />
              <span>
                <b>{t.behind[`${side}-side`]}</b>
                {clash[side]}
              </span>
            </label>
          ))}
        </fieldset>
      )}
    </LongList>
  );
}
