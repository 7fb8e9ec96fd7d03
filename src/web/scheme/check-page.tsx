// The check of the scheme on its own (方案：检查): on a phone, where it has no place beside.
import { ProblemList } from '../state/problem-list.tsx';
import { usePick } from './address.ts';
import type { Editor } from './editor.ts';
import { SchemeFrame } from './frame.tsx';
import { useSchemeWords } from './words.ts';

export const Page = () => <SchemeFrame view="check">{(editor) => <CheckView editor={editor} />}</SchemeFrame>;

function CheckView({ editor: { cycle, problems } }: { editor: Editor }) {
  const t = useSchemeWords();
  const pick = usePick(cycle);
  return (
    <section className="card">
      <p className="unclear">{t.check.about}</p>
      <ProblemList problems={problems} onPick={pick} />
    </section>
  );
}
