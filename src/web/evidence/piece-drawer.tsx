// A piece in full (材料详情): preview, what is said of it, which rows it serves, its hashes, and taking it back.
import type { ReactNode } from 'react';
import { instantText } from '../../domain/instant.ts';
import { SideDrawer } from '../form/side-drawer.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { AlikeWords } from './alike-words.tsx';
import { Preview } from './preview.tsx';
import { type Piece, piecePath } from './query.ts';
import { sizeText } from './size.ts';
import { useEvidenceWords } from './words.ts';

type Props = {
  piece: Piece;
  onClose: () => void;
  /** What one can do to it. */
  children?: ReactNode;
};

const width = 760;

export function PieceDrawer({ piece, onClose, children }: Props) {
  const words = useEvidenceWords();
  const t = words.piece;
  const who = (name: string | null, at: string) => t.who(name ?? words.list.system, instantText(at));
  const lines: [string, string][] = [
    [t.number, piece.number ?? t.nothing],
    [t.issuer, piece.issuer ?? t.nothing],
    [t.date, piece.date ?? t.nothing],
    [t.file, piece.file],
    [t.size, sizeText(piece.size)],
    [t.handedIn, who(piece.by, piece.at)],
    ...(piece.changedAt === null ? [] : [[t.changed, who(piece.changedBy, piece.changedAt)] as [string, string]]),
  ];
  return (
    <SideDrawer title={piece.title} size={width} onClose={onClose}>
      <div className="evidence-drawer">
        <Preview piece={piece} />
        <div className="actions">
          <DownloadButton path={piecePath(piece.id, '/file')} label={t.download} />
        </div>
        <AlikeWords piece={piece} />
        <dl className="evidence-about">
          {lines.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {children}
        <details>
          <summary>{t.hashes}</summary>
          <p className="evidence-hash digits">SHA-256 {piece.sha256}</p>
          <p className="evidence-hash digits">SM3 {piece.sm3}</p>
        </details>
      </div>
    </SideDrawer>
  );
}
