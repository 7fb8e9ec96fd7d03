// Somebody else changed what is being typed over (填写时别人已改): what stands there now, and whose value stays.
import { Button } from 'antd';
import type { TypedField } from './typed.ts';
import { useSchemeWords } from './words.ts';

type Props = {
  typed: TypedField;
  /** What a field is called; null: the only one there is. */
  titleOf: (field: string) => string | null;
  /** What stands in the field now. */
  wordsOf: (field: string) => string;
};

export function Overtaken({ typed: { typed, settle }, titleOf, wordsOf }: Props) {
  const t = useSchemeWords();
  return (typed?.overtaken ?? []).map((field) => {
    const [title, words] = [titleOf(field), wordsOf(field)];
    return (
      <div key={field} className="notice is-waiting typed-over" role="alert">
        <p>{title === null ? t.draft.typedOver(words) : t.draft.typedOverOf(title, words)}</p>
        <div className="actions">
          <Button size="small" onClick={() => settle(field, 'mine')}>
            {t.draft.keepMine}
          </Button>
          <Button size="small" onClick={() => settle(field, 'theirs')}>
            {t.draft.takeTheirs}
          </Button>
        </div>
      </div>
    );
  });
}
