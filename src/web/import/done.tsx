// After the import (导入之后): what was made, and the answers of earlier years to sign again in one go.
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { rememberCycle } from '../cycle.ts';
import { useWords } from '../language.ts';
import { addressOf } from '../pages.ts';
import { useMay } from '../may.ts';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';
import type { Kept } from './commit.ts';
import { Offers } from './offers.tsx';

export function Done({ imported, onAnother }: { imported: Kept; onAnother: () => void }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const heading = useRef<HTMLHeadingElement>(null);
  const { cycle, version } = imported;
  useEffect(() => {
    rememberCycle(cycle.id);
    heading.current?.focus();
  }, [cycle.id]);
  return (
    <>
      <section className="card done-card">
        <h2 ref={heading} tabIndex={-1} className="done">
          {version === 1 ? t.done.cycle(cycle.title, cycle.year) : t.done.version(cycle.title, version)}
        </h2>
        <div className="actions">
          <Link className="done-link" to={addressOf('scheme', { cycle: cycle.id })}>
            {t.done.toScheme}
          </Link>
          <Button onClick={onAnother}>{t.done.another}</Button>
        </div>
      </section>
      {may('parameter:sign') && <Offers cycle={cycle.id} />}
    </>
  );
}
