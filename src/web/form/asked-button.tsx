// A button for what cannot be undone (先问再做): it says what will happen, and does nothing until that is answered.
import { Button } from 'antd';
import { useState } from 'react';
import { useWords } from '../language.ts';
import { Refused } from '../state/refused.tsx';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Dialog } from './dialog.tsx';
import { singleClick } from './single-click.ts';

type Props = {
  label: string;
  /** The question, and what happens. */
  title: string;
  why: string;
  change: {
    mutate: (sent: undefined, more: { onSuccess: () => void }) => void;
    isPending: boolean;
    error: Error | null;
    reset: () => void;
  };
};

export function AskedButton({ label, title, why, change }: Props) {
  const t = useWords({ zh, en }).asked;
  const [isAsked, setAsked] = useState(false);
  const close = () => setAsked(false);
  // What is on its way is not called back by going back.
  const goBack = () => {
    if (!change.isPending) close();
  };
  return (
    <>
      <Button
        danger
        onClick={() => {
          change.reset();
          setAsked(true);
        }}
      >
        {label}
      </Button>
      {isAsked && (
        <Dialog title={title} onClose={goBack}>
          <p>{why}</p>
          {change.error !== null && <Refused error={change.error} />}
          <div className="actions">
            <Button data-first disabled={change.isPending} onClick={close}>
              {t.keep}
            </Button>
            <Button
              danger
              loading={change.isPending}
              onClick={singleClick(() => change.mutate(undefined, { onSuccess: close }))}
            >
              {label}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
