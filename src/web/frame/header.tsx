// The bar above every page (页头): where one is, which year, which language, and who.
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router';
import { pages } from '../page-list.ts';
import { addressOf } from '../pages.ts';
import { rememberCycle, useCycles } from '../cycle.ts';
import { useOtherTag, useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { logOut, type Account } from '../session.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Disclosure } from './disclosure.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Plumb } from './plumb.tsx';
import { pageAt } from './page-at.ts';

type Props = { account: Account; jurisdiction: string; isNavigationOpen: boolean; onNavigation: () => void };

export function Header({ account, jurisdiction, isNavigationOpen, onNavigation }: Props) {
  const otherTag = useOtherTag();
  const t = useWords({ zh, en });
  return (
    <header className="header">
      <button
        type="button"
        className="header-button navigation-button"
        aria-expanded={isNavigationOpen}
        aria-controls="navigation"
        aria-label={isNavigationOpen ? t.header.closeNavigation : t.header.openNavigation}
        onClick={onNavigation}
      >
        <span aria-hidden="true">{isNavigationOpen ? '✕' : '☰'}</span>
      </button>
      <Link to="/" className="brand">
        <Plumb />
        <span className="brand-name">{t.product}</span>
        <span className="brand-latin" lang={otherTag}>
          {t.productLatin}
        </span>
      </Link>
      <span className="header-place">{jurisdiction}</span>
      <CycleSelector />
      <span className="header-gap" />
      <LanguageSwitch />
      <Disclosure label={t.header.account} title={account.title}>
        <p className="menu-title">
          {account.title}
          <span>{account.body?.title ?? account.name}</span>
        </p>
        <Link to={addressOf('reminders')}>{t.pages.reminders}</Link>
        <Link to={addressOf('password')}>{t.pages.password}</Link>
        <button type="button" onClick={() => void logOut()}>
          {t.header.logOut}
        </button>
      </Disclosure>
    </header>
  );
}

/** Another year shows the same page of that year, or is remembered where the page is of none. */
function CycleSelector() {
  const t = useWords({ zh, en });
  const may = useMay();
  const { cycles, current } = useCycles();
  const { pathname } = useLocation();
  const values = useParams({ strict: false });
  const navigate = useNavigate();
  if (!may('cycle:read')) return null;
  if (current === null) return <span className="header-place">{t.header.noCycle}</span>;
  const choose = (cycle: string) => {
    rememberCycle(cycle);
    const page = pageAt(pages, pathname);
    const to = page === null ? '/' : addressOf(page.id, { ...values, cycle });
    void navigate({ to });
  };
  return (
    <label className="cycle">
      <span className="cycle-label">{t.header.cycle}</span>
      <select value={current.id} onChange={(event) => choose(event.target.value)}>
        {cycles.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  );
}
