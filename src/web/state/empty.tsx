// When there is nothing yet (空状态): says so, and what to do next.
import type { ReactNode } from 'react';

type Props = {
  title: string;
  /** A whole sentence. */
  next?: string;
  /** It is all that the page says: its title is the page's h1. */
  isPage?: true;
  /** The buttons or links that do what `next` says. */
  children?: ReactNode;
};

export function Empty({ title, next, isPage, children }: Props) {
  return (
    <section className="empty">
      {isPage === true ? <h1>{title}</h1> : <h2>{title}</h2>}
      {next !== undefined && <p>{next}</p>}
      {children !== undefined && <div className="actions">{children}</div>}
    </section>
  );
}
