// The list of pages on the left (导航): what the account may see, in groups; a drawer on a phone.
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useCycles } from '../cycle.ts';
import { useWords } from '../language.ts';
import { pages } from '../page-list.ts';
import { addressOf, parametersOf, type Page } from '../pages.ts';
import { useMay } from '../may.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { pageAt } from './page-at.ts';

export function Navigation({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const { current } = useCycles();
  const { pathname } = useLocation();
  const here = pageAt(pages, pathname);
  const under = here !== null && typeof here.group === 'object' ? here.group?.under : undefined;
  useEffect(() => {
    if (!isOpen) return undefined;
    document.querySelector<HTMLElement>('#navigation a')?.focus();
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape') return;
      onClose();
      document.querySelector<HTMLElement>('[aria-controls="navigation"]')?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOpen, onClose]);

  const isReachable = ({ act, path }: Page) =>
    (act === null || may(act)) && parametersOf(path).every((name) => name === 'cycle' && current !== null);
  const shown = pages.filter((page) => typeof page.group === 'string' && isReachable(page));
  const groups = [...new Set(shown.map(({ group }) => group))].filter((group) => typeof group === 'string');
  return (
    <>
      <nav id="navigation" className={isOpen ? 'navigation is-open' : 'navigation'} aria-label={t.header.navigation}>
        <div className="navigation-stays">
          {groups.map((group) => (
            <section key={group} aria-labelledby={`group-${group}`}>
              <h2 id={`group-${group}`}>{t.groups[group]}</h2>
              <ul>
                {shown
                  .filter((page) => page.group === group)
                  .map(({ id }) => (
                    <li key={id}>
                      <Link
                        to={addressOf(id, current === null ? {} : { cycle: current.id })}
                        activeOptions={{ exact: true }}
                        className={here?.id === id || under === id ? 'is-here' : ''}
                        aria-current={here?.id === id ? 'page' : under === id ? 'true' : undefined}
                        // A drawer that stays open would hide the page that it led to.
                        onClick={onClose}
                      >
                        {t.pages[id]}
                      </Link>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
        </div>
      </nav>
      {isOpen && <div className="veil" aria-hidden="true" onClick={onClose} />}
    </>
  );
}
