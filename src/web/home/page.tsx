// The first page after the login (首页): who one is here, and where one's work lies.
import { Link } from '@tanstack/react-router';
import { useCycles } from '../cycle.ts';
import { PageHeader } from '../frame/page-header.tsx';
import { useWords } from '../language.ts';
import { addressOf, pages, parametersOf } from '../pages.ts';
import { useRoleTitles } from '../role.ts';
import { useAccount, useMay } from '../session.ts';
import { Empty } from '../state/empty.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';

export function Page() {
  const t = useWords({ zh, en });
  const account = useAccount();
  const may = useMay();
  const { current } = useCycles();
  const titlesOf = useRoleTitles();
  const mine = pages.filter(
    ({ id, act, group, path }) =>
      id !== 'home' &&
      group !== null &&
      (act === null || may(act)) &&
      parametersOf(path).every((name) => name === 'cycle' && current !== null),
  );
  return (
    <>
      <PageHeader
        title={t.home.greeting(account.title)}
        about={[account.body?.title ?? '', titlesOf(account.roles)].filter((part) => part !== '').join(' · ')}
      />
      {mine.length === 0 ? (
        <Empty title={t.home.nothing} next={t.home.nothingNext} />
      ) : (
        <section className="card">
          <h2>{t.home.begin}</h2>
          <ul className="links">
            {mine.map(({ id }) => (
              <li key={id}>
                <Link to={addressOf(id, current === null ? {} : { cycle: current.id })}>{t.pages[id]}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
