// Handing the year's innovation in (交创新成果): the one of the body, or another in its place.
import { useState } from 'react';
import { Line, ProofField, Sheet } from './form-parts.tsx';
import { type Claim, handIn, takeStep } from './query.ts';
import { useClaimWords } from './words.ts';

type InnovationProps = { cycle: string; body: string; replaced?: Claim; onClose: () => void };

/** The first one, or another in its place. */
export function InnovationForm({ cycle, body, replaced, onClose }: InnovationProps) {
  const t = useClaimWords();
  const [id] = useState(() => crypto.randomUUID());
  const before = replaced?.content.kind === 'innovation' ? replaced.content : null;
  const [title, setTitle] = useState(before?.title ?? '');
  const [text, setText] = useState(before?.text ?? '');
  const [evidence, setEvidence] = useState<string[]>(before?.evidence ?? []);
  const content = { kind: 'innovation', title, text, evidence };
  return (
    <Sheet
      title={replaced === undefined ? t.handIn.innovation : t.actOn(t.steps.replaced, before?.title ?? '')}
      submit={t.send}
      isTyped={title !== (before?.title ?? '') || text !== (before?.text ?? '')}
      isWhole={title.trim() !== '' && text.trim() !== '' && evidence.length > 0}
      onClose={onClose}
      isWide
      send={() =>
        replaced === undefined
          ? handIn(cycle, 'innovations', { id, content })
          : takeStep(cycle, replaced.id, 'replacement', { step: id, content })
      }
    >
      {(isChecked) => (
        <>
          <Line label={t.titleOf.innovation} value={title} isChecked={isChecked} onChange={setTitle} />
          <Line label={t.text} most={5000} isTall value={text} isChecked={isChecked} onChange={setText} />
          <ProofField
            cycle={cycle}
            body={body}
            value={evidence}
            isNeeded
            isChecked={isChecked}
            onChange={setEvidence}
          />
        </>
      )}
    </Sheet>
  );
}
