// What is answered and not signed yet (签署栏): a reason for all of it, and signing it in one go.
import { Button } from 'antd';
import { useAccount } from '../session.ts';
import { OrderFields } from '../stage/order-fields.tsx';
import { useOrder } from '../stage/order.ts';
import { useSchemeWords } from './words.ts';

type Props = {
  cycle: string;
  count: number;
  sharedReason: string;
  isSigning: boolean;
  onReason: (reason: string) => void;
  onSign: () => void;
};

export function SignBar({ cycle, count, sharedReason, isSigning, onReason, onSign }: Props) {
  const t = useSchemeWords();
  const account = useAccount();
  const order = useOrder(cycle);
  return (
    <section className="sign-bar" aria-label={t.parameters.sign}>
      {count > 1 && (
        <label className="field">
          <span>{t.parameters.sharedReason}</span>
          <input className="input" value={sharedReason} onChange={(event) => onReason(event.target.value)} />
        </label>
      )}
      <OrderFields cycle={cycle} />
      <div className="actions">
        <Button type="primary" disabled={isSigning || (order.isNeeded && !order.isWhole)} onClick={onSign}>
          {isSigning ? t.parameters.signing : t.parameters.signAll(count)}
        </Button>
        <span className="unclear">{t.parameters.asWho(account.title)}</span>
      </div>
    </section>
  );
}
