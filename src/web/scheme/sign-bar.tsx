// What is answered and not signed yet (签署栏): a reason for all of it, and signing it in one go.
import { Button } from 'antd';
import { useAccount } from '../session.ts';
import { useSchemeWords } from './words.ts';

type Props = {
  count: number;
  sharedReason: string;
  isSigning: boolean;
  onReason: (reason: string) => void;
  onSign: () => void;
};

export function SignBar({ count, sharedReason, isSigning, onReason, onSign }: Props) {
  const t = useSchemeWords();
  const account = useAccount();
  return (
    <section className="sign-bar" aria-label={t.parameters.sign}>
      {count > 1 && (
        <label className="field">
          <span>{t.parameters.sharedReason}</span>
          <input className="input" value={sharedReason} onChange={(event) => onReason(event.target.value)} />
        </label>
      )}
      <div className="actions">
        <Button type="primary" disabled={isSigning} onClick={onSign}>
          {isSigning ? t.parameters.signing : t.parameters.signAll(count)}
        </Button>
        <span className="unclear">{t.parameters.asWho(account.title)}</span>
      </div>
    </section>
  );
}
