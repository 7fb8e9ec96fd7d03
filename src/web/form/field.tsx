// One field of a form (表单项): label, hint and fault tied to the input for screen readers.
import { useId, type ReactNode } from 'react';

/** What the input must be given: `{(field) => <Input {...field} … />}`. */
export type FieldTies = {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
};

type Props = {
  label: string;
  hint?: string;
  /** A whole sentence: what is wrong and what to do; null where nothing is. */
  fault?: ReactNode;
  children: (field: FieldTies) => ReactNode;
};

export function Field({ label, hint, fault = null, children }: Props) {
  const id = useId();
  const notes = [hint === undefined ? '' : `${id}-hint`, fault === null ? '' : `${id}-fault`].filter(
    (note) => note !== '',
  );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': fault !== null, 'aria-describedby': notes.join(' ') || undefined })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {fault !== null && (
        <p id={`${id}-fault`} className="field-fault" role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
