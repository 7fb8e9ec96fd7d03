// What was being filled in when the page was left (还没保存的登记): gone on with, or given up.
import { Button } from 'antd';
import { singleClick } from '../form/single-click.ts';
import { useWords } from '../language.ts';
import { LongList } from '../state/long-list.tsx';
import { fact as en } from '../words/en/fact.ts';
import { fact as zh } from '../words/zh/fact.ts';
import { anew, type Filling, type Fillings } from './filling.ts';

type Props = {
  fillings: Fillings;
  /** What stands where it is about, in words. */
  about: (filling: Filling) => string;
  /** Whether it can be gone on with: a fact that is corrected by now cannot be corrected once more. */
  isOpen: (of: string) => boolean;
  onGoOn: (of: string) => void;
};

export function Left({ fillings, about, isOpen, onGoOn }: Props) {
  const t = useWords({ zh, en }).left;
  const all = Object.entries(fillings.all);
  if (all.length === 0) return null;
  return (
    <section className="notice is-waiting fact-left" aria-label={t.title}>
      <h2>{t.title}</h2>
      <LongList tag="ul" items={all} keyOf={([of]) => of}>
        {([of, filling]) => (
          <>
            {[of === anew ? t.anew : t.correction, about(filling)].join(' · ')}{' '}
            {isOpen(of) && (
              <Button size="small" onClick={() => onGoOn(of)}>
                {t.goOn}
              </Button>
            )}{' '}
            <Button size="small" type="link" onClick={singleClick(() => fillings.keep(of, null))}>
              {t.giveUp}
            </Button>
          </>
        )}
      </LongList>
    </section>
  );
}
