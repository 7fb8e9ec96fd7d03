// The rows that one's own body or section answers for (责任分工): target, lead sections, owner.
import { Link } from '@tanstack/react-router';
import type { HomeReply } from '../../api/home.ts';
import { useWords } from '../language.ts';
import { addressIfAny } from '../pages.ts';
import { useAccount } from '../session.ts';
import { LongList } from '../state/long-list.tsx';
import { home as en } from '../words/en/home.ts';
import { home as zh } from '../words/zh/home.ts';

type Rows = NonNullable<HomeReply['cycles'][number]['duties']>;

export function Duties({ cycle, rows }: { cycle: string; rows: Rows }) {
  const t = useWords({ zh, en });
  const { body, section } = useAccount();
  const address = addressIfAny('assignment', { cycle, body: body?.id ?? '' });
  return (
    <section className="card" aria-labelledby="duties">
      <h2 id="duties">{section === null ? t.duties : t.dutiesSection(section)}</h2>
      {rows.length === 0 && <p className="unclear">{t.dutiesNone}</p>}
      <LongList tag="ul" className="duties" items={rows} keyOf={({ node }) => node}>
        {({ label, target, leads, owner }) => (
          <details>
            <summary>
              <b>{label}</b>
              <span className="list-note">
                {[leads.join(' · '), owner ?? ''].filter((part) => part !== '').join(' — ')}
              </span>
            </summary>
            {target !== null && (
              <p className="duty-target">
                <span className="unclear">{t.target}</span>
                {`\n${target}`}
              </p>
            )}
          </details>
        )}
      </LongList>
      {address !== null && <Link to={address}>{t.toAssignment}</Link>}
    </section>
  );
}
