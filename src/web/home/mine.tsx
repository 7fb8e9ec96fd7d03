// The part of the first page that says what is the account's own (我的): for each role what it is for, and the pages that it has.
import { Link } from '@tanstack/react-router';
import { Role } from '../../domain/role.ts';
import { useWords } from '../language.ts';
import { pages } from '../page-list.ts';
import { addressOf, parametersOf } from '../pages.ts';
import { useRoleTitles } from '../role.ts';
import { useMay } from '../may.ts';
import { useAccount } from '../session.ts';
import { home as en } from '../words/en/home.ts';
import { shell as shellEn } from '../words/en/shell.ts';
import { home as zh } from '../words/zh/home.ts';
import { shell as shellZh } from '../words/zh/shell.ts';

/** Roles that act for a body: without one they reach nothing. */
const forBody: readonly string[] = ['assessor', 'subject', 'section'];

export function Mine({ cycle }: { cycle: string | null }) {
  const t = useWords({ zh, en });
  const shell = useWords({ zh: shellZh, en: shellEn });
  const titlesOf = useRoleTitles();
  const may = useMay();
  const { body, roles } = useAccount();
  const known = roles.flatMap((role) => Role.safeParse(role).data ?? []);
  const links = pages.filter(
    ({ id, act, group, path }) =>
      id !== 'home' &&
      typeof group === 'string' &&
      (act === null || may(act)) &&
      parametersOf(path).every((name) => name === 'cycle' && cycle !== null),
  );
  return (
    <section className="card" aria-labelledby="mine">
      <h2 id="mine">{t.mine}</h2>
      {known.length === 0 && <p className="unclear">{t.noRole}</p>}
      {known.map((role) => (
        <p key={role}>
          <b>{titlesOf([role])}</b> {t.roles[role].mine}
        </p>
      ))}
      {body === null && known.some((role) => forBody.includes(role)) && <p className="share-lack">{t.noBody}</p>}
      {links.length > 0 && (
        <ul className="links">
          {links.map(({ id }) => (
            <li key={id}>
              <Link to={addressOf(id, cycle === null ? {} : { cycle })}>{shell.pages[id]}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
