// Before a drawer or a dialog closes (关闭提醒): what `LeaveGuard` inside of it says is not saved is asked about.
import { Button } from 'antd';
import { createContext, useContext, useEffect, useId, useState, type ReactNode } from 'react';
import { useWords } from '../language.ts';
import { shell as en } from '../words/en/shell.ts';
import { shell as zh } from '../words/zh/shell.ts';
import { Modal } from './modal.tsx';

/** Of a drawer or dialog: who in it has something unsaved, and why it matters. */
type Scope = Map<string, string | undefined>;
export const UnsavedScope = createContext<Scope | null>(null);

/** Told to the drawer or dialog around, if any. */
export function useUnsaved(isUnsaved: boolean, why?: string): void {
  const id = useId();
  const scope = useContext(UnsavedScope);
  useEffect(() => {
    if (isUnsaved) scope?.set(id, why);
    return () => void scope?.delete(id);
  }, [isUnsaved, scope, id, why]);
}

type QuestionProps = { why?: string | undefined; onStay: () => void; onGo: () => void };

export function LeaveQuestion({ why, onStay, onGo }: QuestionProps) {
  const t = useWords({ zh, en }).leave;
  return (
    <Modal title={t.title} onEscape={onStay}>
      <p>{why ?? t.why}</p>
      <div className="actions">
        <Button type="primary" onClick={onStay}>
          {t.stay}
        </Button>
        <Button onClick={onGo}>{t.go}</Button>
      </div>
    </Modal>
  );
}

type Closing = { scope: Scope; close: () => void; question: ReactNode };

/** `close` in the place of `onClose`; `scope` around the content, `question` after it. */
export function useClosing(onClose: () => void): Closing {
  const [scope] = useState<Scope>(() => new Map<string, string | undefined>());
  const [isAsking, setAsking] = useState(false);
  const [why] = scope.values();
  return {
    scope,
    close: () => (scope.size > 0 ? setAsking(true) : onClose()),
    question: isAsking && <LeaveQuestion why={why} onStay={() => setAsking(false)} onGo={onClose} />,
  };
}
