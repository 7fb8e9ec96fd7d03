// What two versions differ in (差异清单): one sentence for each change, texts marked word by word.
import type { SchemeDifferenceReply } from '../../api/scheme.ts';
import { LongList } from '../state/long-list.tsx';
import { useSchemeWords } from './words.ts';
import './change-list.css';

type Props = {
  changes: SchemeDifferenceReply['changes'];
  /** Shows the row; without it the list is only read. */
  onPick?: (node: string) => void;
};

export function ChangeList({ changes, onPick }: Props) {
  const t = useSchemeWords();
  if (changes.length === 0) return <p className="unclear">{t.versions.same}</p>;
  return (
    <LongList
      className="version-changes"
      items={changes}
      keyOf={({ kind, node, text }, index) => `${index} ${kind} ${node ?? ''} ${text}`}
    >
      {({ kind, node, text, words }) => (
        <>
          <span className={`change-kind is-${kind}`}>{t.kinds[kind]}</span>
          <span>{told(text, t.kinds[kind])}</span>
          {onPick !== undefined && node !== null && kind !== 'dropped' && (
            <button
              type="button"
              className="link"
              aria-label={`${t.versions.row} ${text}`}
              onClick={() => onPick(node)}
            >
              {t.versions.row}
            </button>
          )}
          {words !== null && <Words words={words} />}
        </>
      )}
    </LongList>
  );
}

/** A sentence that begins with the word of its kind does not say it again behind the tag. */
const told = (text: string, tag: string): string => (text.startsWith(tag) ? text.slice(tag.length) : text);

type Words = NonNullable<Props['changes'][number]['words']>;

function Words({ words }: { words: Words }) {
  return (
    <p className="change-words">
      {words.map(({ kind, text }, at) => {
        const key = `${at} ${kind}`;
        if (kind === 'added') return <ins key={key}>{text}</ins>;
        return kind === 'dropped' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
      })}
    </p>
  );
}
