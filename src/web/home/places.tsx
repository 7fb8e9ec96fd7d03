// All pages of the account as links (可以去的页面).
import { Link } from '@tanstack/react-router';
import { useWords } from '../language.ts';
import { addressOf, pages, parametersOf } from '../pages.ts';
import { useMay } from '../session.ts';
import { Empty } from '../state/empty.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

export function Places({ cycle }: { cycle: string | null }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const mine = pages.filter(
    ({ id, act, group, path }) =>
      id !== 'home' &&
      group !== null &&
      (act === null || may(act)) &&
      parametersOf(path).every((name) => name === 'cycle' && cycle !== null),
  );
  if (mine.length === 0) return <Empty title={t.home.nothing} next={t.home.nothingNext} />;
  return (
    <section className="card" aria-labelledby="places">
      <h2 id="places">{t.home.begin}</h2>
      <ul className="links">
        {mine.map(({ id }) => (
          <li key={id}>
            <Link to={addressOf(id, cycle === null ? {} : { cycle })}>{t.pages[id]}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
