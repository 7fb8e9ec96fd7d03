// The rows that one's own body or section answers for (责任分工): what lacks first; target, lead sections, owner on demand.
import { Link } from '@tanstack/react-router';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { addressIfAny } from '../pages.ts';
import { useAccount } from '../session.ts';
import { LongList } from '../state/long-list.tsx';
import { assignment as assignmentEn } from '../words/en/assignment.ts';
import { assignment as assignmentZh } from '../words/zh/assignment.ts';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';

type Rows = NonNullable<NonNullable<HomeReply['cycle']>['duties']>;
/** The others on demand: the page says what is due, the assignment all of it. */
const shownAtOnce = 5;

export function Duties({ cycle, rows }: { cycle: string; rows: Rows }) {
  const t = useWords({ zh, en });
  const { lacks: words } = useWords({ zh: assignmentZh, en: assignmentEn });
  const { body, section } = useAccount();
  const address = addressIfAny('assignment', { cycle, body: body?.id ?? '' });
  const lacking = rows.filter(({ lacks }) => lacks.length > 0);
  const gaps = lacking.flatMap(({ lacks }) => lacks);
  const kinds = [...Map.groupBy(gaps, (code) => code)].map(([code, of]) => [code, of.length] as const);
  const ordered = [...lacking, ...rows.filter(({ lacks }) => lacks.length === 0)];
  const rest = ordered.slice(shownAtOnce);
  const list = (shown: Rows) => (
    <LongList tag="ul" className="duties" items={shown} keyOf={({ node }) => node}>
      {({ label, whole, target, leads, owner, lacks }) => (
        <details>
          <summary>
            <b>{label}</b>
            <span className="list-note">
              {[leads.join(' · '), owner ?? ''].filter((part) => part !== '').join(' — ')}
            </span>
            {lacks.length > 0 && (
              <span className="duty-lacks">
                {lacks.map((code) => (
                  <span key={code} className="duty-lack">
                    {words[code]}
                  </span>
                ))}
              </span>
            )}
          </summary>
          {whole !== label && <p>{whole}</p>}
          {target !== null && (
            <p className="duty-target">
              <span className="unclear">{t.target}</span>
              {`\n${target}`}
            </p>
          )}
        </details>
      )}
    </LongList>
  );
  return (
    <section className="card" aria-labelledby="duties">
      <h2 id="duties">{section === null ? t.duties : t.dutiesSection(section)}</h2>
      {rows.length === 0 && <p className="unclear">{t.dutiesNone}</p>}
      <div className="duties-head">
        {rows.length > 0 && gaps.length === 0 && <p>{t.dutiesWhole}</p>}
        {gaps.length > 0 && (
          <p className="duty-lacks">
            {kinds.map(([code, count]) => (
              <span key={code} className="duty-lack">
                {t.dutiesKind(words[code], count)}
              </span>
            ))}
          </p>
        )}
        {address !== null && gaps.length === 0 && <Link to={address}>{t.toAssignment}</Link>}
      </div>
      {list(ordered.slice(0, shownAtOnce))}
      {rest.length > 0 && (
        <details>
          <summary>{t.dutiesRest(rest.length)}</summary>
          {list(rest)}
        </details>
      )}
    </section>
  );
}
