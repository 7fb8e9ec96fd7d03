// The part of the first page that says what is owed (要办的), or that nothing is and what comes next for each role.
import { Link } from '@tanstack/react-router';
import { Role } from '../../domain/role.ts';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { useMayEver } from '../may.ts';
import { useAccount } from '../session.ts';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';
import { duesOf, nextOf } from './due.ts';

export function Dues({ home }: { home: HomeReply }) {
  const t = useWords({ zh, en });
  const may = useMayEver();
  const { body, roles } = useAccount();
  const dues = duesOf(home, { may, body: body?.id ?? null }, t);
  const isWaiting = home.cycle === null && may('cycle:read');
  const known = roles.flatMap((role) => Role.safeParse(role).data ?? []);
  return (
    <section className="card due" aria-labelledby="due">
      <h2 id="due">{t.due.title}</h2>
      {dues.length === 0 && (
        <>
          <p>
            <b>{t.due.none}</b>
          </p>
          {known.length === 0 && <p className="unclear">{t.noRoleNext}</p>}
          {isWaiting && <p className="unclear">{t.noCycleNext}</p>}
          {!isWaiting &&
            known.map((role) => (
              <p key={role} className="unclear">
                {nextOf(role, home, t)}
              </p>
            ))}
        </>
      )}
      {dues.map(({ what, note, ways }) => (
        <div key={what} className="due-item">
          <div>
            <p>{what}</p>
            {note !== undefined && <p className="unclear">{note}</p>}
          </div>
          {ways.map(({ word, to, hash }, at) => (
            <Link
              key={word}
              className={at === ways.length - 1 ? 'button-link' : undefined}
              to={to}
              {...(hash === undefined ? {} : { hash })}
            >
              {word}
            </Link>
          ))}
        </div>
      ))}
    </section>
  );
}
