// Before marks are checked, handed in, recalled or sent back (办理前的确认): what it means, and what to look at once more.
import { useIsFetching } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { HandingReply } from '../../api/handing.ts';
import { Dialog } from '../form/dialog.tsx';
import { Field } from '../form/field.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { TallText } from '../form/tall-text.tsx';
import { usePunctuation } from '../punctuation.ts';
import { Refused } from '../state/refused.tsx';
import { queries } from '../query.ts';
import { type HandingDeed, handingQuery, useHandingDeed } from './query.ts';
import { useHandingWords } from './words.ts';

type Props = {
  cycle: string;
  entry: HandingReply['assessors'][number];
  deed: HandingDeed;
  onClose: () => void;
};

export function HandingDialog({ cycle, entry, deed, onClose }: Props) {
  const t = useHandingWords();
  const { semicolon } = usePunctuation();
  const [reason, setReason] = useState('');
  const [isChecked, setChecked] = useState(false);
  const act = useHandingDeed(cycle);
  const { queryKey } = handingQuery(cycle);
  const isAsking = useIsFetching({ queryKey }) > 0;
  // A mark may have been saved a moment ago: what is handed in is what stands now.
  useEffect(() => void queries.invalidateQueries({ queryKey: handingQuery(cycle).queryKey }), [cycle]);
  const { body, title, given, full, accounts, covered } = entry;
  const isReasoned = deed === 'recall' || deed === 'return';
  const isLacking = deed === 'return' && reason.trim() === '';
  const names = { check: t.strip.check, 'handing-in': t.strip.handIn, recall: t.strip.recall, return: t.giveBack };
  return (
    <Dialog title={deed === 'return' ? t.giveBackOf(title) : names[deed]} onClose={onClose}>
      <LeaveGuard isUnsaved={reason !== ''} />
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (isLacking || act.isPending || isAsking) return;
          act.mutate(
            { body, deed, said: isReasoned ? { reason: reason.trim() } : { covered } },
            { onSuccess: onClose },
          );
        }}
      >
        {deed === 'check' && <p>{t.ask.check(given)}</p>}
        {deed === 'handing-in' && <p>{t.ask.handIn(given)}</p>}
        {deed === 'handing-in' && accounts < 2 && <p>{t.ask.single}</p>}
        {deed === 'recall' && <p>{t.ask.recall}</p>}
        {!isReasoned && full.length > 0 && <p className="notice is-waiting">{t.ask.full(full.join(semicolon))}</p>}
        {isReasoned && (
          <Field
            label={deed === 'return' ? t.reason : t.ask.reason}
            fault={isChecked && isLacking ? t.reasonMissing : null}
          >
            {(ties) => <TallText ties={ties} value={reason} most={500} isFirst onChange={setReason} />}
          </Field>
        )}
        {act.error !== null && <Refused error={act.error} />}
        <div className="actions">
          <Button type="primary" htmlType="submit" loading={act.isPending} disabled={isAsking}>
            {names[deed]}
          </Button>
          <Button onClick={onClose}>{t.cancel}</Button>
        </div>
      </form>
    </Dialog>
  );
}
