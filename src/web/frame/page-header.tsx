// The head of a page (页面标题): its one h1, a line about it, and what one can do on it.
import type { ReactNode } from 'react';

type Props = { title: string; about?: ReactNode; children?: ReactNode };

export function PageHeader({ title, about, children }: Props) {
  return (
    <header className="page-header">
      <div>
        <h1>{title}</h1>
        {about !== undefined && <p>{about}</p>}
      </div>
      {children !== undefined && <div className="actions">{children}</div>}
    </header>
  );
}
