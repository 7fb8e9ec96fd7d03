// What is answered and not signed yet (签署栏): a reason for all of it, and signing it in one go.
import { Button } from 'antd';
import { canonical } from '../../domain/canonical.ts';
import type { Scheme } from '../../domain/scheme.ts';
import { useAccount } from '../session.ts';
import { OrderFields } from '../stage/order-fields.tsx';
import { useEffectOnRanks } from './effect.tsx';
import { useSchemeWords } from './words.ts';

type Props = {
  cycle: string;
  base: number;
  /** With what is answered. */
  scheme: Scheme;
  count: number;
  sharedReason: string;
  isSigning: boolean;
  onReason: (reason: string) => void;
  onSign: () => void;
};

export function SignBar({ cycle, base, scheme, count, sharedReason, isSigning, onReason, onSign }: Props) {
  const t = useSchemeWords();
  const account = useAccount();
  const change = canonical(scheme.parameters.map(({ value }) => value));
  const effect = useEffectOnRanks({ cycle, base, scheme, change });
  return (
    <section className="sign-bar" aria-label={t.parameters.sign}>
      {count > 1 && (
        <label className="field">
          <span>{t.parameters.sharedReason}</span>
          <input className="input" value={sharedReason} onChange={(event) => onReason(event.target.value)} />
        </label>
      )}
      <OrderFields cycle={cycle} />
      {effect.view}
      <div className="actions">
        <Button type="primary" disabled={isSigning || !effect.isReady} onClick={onSign}>
          {isSigning ? t.parameters.signing : t.parameters.signAll(count)}
        </Button>
        <span className="unclear">{t.parameters.asWho(account.title)}</span>
      </div>
    </section>
  );
}
