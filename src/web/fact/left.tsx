// What was being filled in when the page was left (还没保存的登记): gone on with, or given up.
import { Button } from 'antd';
import { useWords } from '../language.ts';
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
      <ul>
        {all.map(([of, filling]) => (
          <li key={of}>
            {[of === anew ? t.anew : t.correction, about(filling)].join(' · ')}{' '}
            {isOpen(of) && (
              <Button size="small" onClick={() => onGoOn(of)}>
                {t.goOn}
              </Button>
            )}{' '}
            <Button size="small" type="link" onClick={() => fillings.keep(of, null)}>
              {t.giveUp}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
