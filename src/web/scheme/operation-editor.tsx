// How a row is scored (计分方法): one of the closed set, its form, and a worked example that follows what is typed.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { formOf, operationTypes } from '../../domain/operation-form/form.ts';
import { operationWords } from '../../domain/operation-form/telling.ts';
import { Operation, type OperationType } from '../../domain/operation.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { defaultOperation } from '../../engine/operation-form/default.ts';
import { frameOf } from '../../engine/operation-form/example-frame.ts';
import { workedExample } from '../../engine/operation-form/worked-example.ts';
import { useGlossary } from '../glossary.ts';
import { ProblemWords } from '../state/problem-words.tsx';
import type { Editor } from './editor.ts';
import { FieldsForm } from './operation-fields.tsx';
import { isRecord, type Known, knownOf } from './operation-value.ts';
import { useTyped } from './typed.ts';
import { useSchemeWords } from './words.ts';

type Props = { editor: Editor; node: Node };

export function OperationEditor({ editor, node }: Props) {
  const t = useSchemeWords();
  const { scheme, mayEdit } = editor;
  const [asks, setAsks] = useState(false);
  const [typed, setTyped] = useTyped({ cycle: editor.cycle, node: node.id, field: 'operation' });
  const isOpen = mayEdit && (asks || typed !== undefined);
  const known = useMemo(() => knownOf(scheme, node), [scheme, node]);
  const names = {
    nameOf: known.nameOf,
    parameterOf: (key: string) => known.parameters.find((each) => each.key === key)?.title ?? key,
  };
  return (
    <section className="operation" aria-label={t.node.operation}>
      <h3>{t.node.operation}</h3>
      {isOpen ? (
        <OperationForm
          editor={editor}
          node={node}
          known={known}
          typed={typed}
          onType={setTyped}
          onClose={() => {
            setTyped(undefined);
            setAsks(false);
          }}
        />
      ) : (
        <>
          <p>{operationWords(node.operation, names)}</p>
          {node.operation !== null && <Example operation={node.operation} scheme={scheme} node={node.id} />}
          {mayEdit && <Button onClick={() => setAsks(true)}>{t.operation.change}</Button>}
        </>
      )}
    </section>
  );
}

type Written = Record<string, unknown>;

type FormProps = Props & {
  known: Known;
  typed: unknown;
  onType: (written: Written | null) => void;
  onClose: () => void;
};

/** `typed` null: no operation; undefined: nothing was typed yet. */
function OperationForm({ editor, node, known, typed, onType: setWritten, onClose }: FormProps) {
  const t = useSchemeWords();
  const { operations } = useGlossary();
  const { scheme } = editor;
  const now: Written | null = node.operation === null ? null : { ...node.operation };
  const written = isRecord(typed) || typed === null ? typed : now;
  const type = operationTypes.find((each) => each === written?.['type']) ?? null;
  const parsed = written === null ? null : Operation.safeParse(written);
  const operation = parsed?.success === true ? parsed.data : null;
  const choose = (next: OperationType | null) => {
    if (next === null) setWritten(null);
    else if (next === node.operation?.type) setWritten({ ...node.operation });
    else {
      const { points } = frameOf(scheme, node.id);
      setWritten({ ...defaultOperation(next, { points, children: known.children, assessors: known.assessors }) });
    }
  };
  return (
    <form
      className="operation-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (written !== null && operation === null) return;
        if (editor.apply({ type: 'operation', node: node.id, operation }) !== null) onClose();
      }}
    >
      <div className="form">
        <label className="field">
          <span>{t.operation.type}</span>
          <select
            className="select"
            value={type ?? ''}
            onChange={(event) => choose(operationTypes.find((each) => each === event.target.value) ?? null)}
          >
            <option value="">{t.operation.none}</option>
            {operationTypes.map((each) => (
              <option key={each} value={each}>
                {operations[each]}
              </option>
            ))}
          </select>
        </label>
        {type !== null && written !== null && (
          <FieldsForm
            fields={formOf(type).fields}
            value={written}
            known={known}
            onChange={(next) => setWritten({ ...next, type })}
          />
        )}
        {type !== null && formOf(type).fields.length === 0 && <p className="unclear">{t.operation.noFields}</p>}
      </div>
      <div className="example" aria-live="polite">
        <h4>{t.operation.example}</h4>
        <p className="unclear">{t.operation.exampleWhy}</p>
        {operation === null ? (
          <p>{written === null ? t.operation.none : t.operation.incomplete}</p>
        ) : (
          <Example operation={operation} scheme={scheme} node={node.id} />
        )}
      </div>
      <div className="actions">
        <Button type="primary" htmlType="submit" disabled={written !== null && operation === null}>
          {t.operation.apply}
        </Button>
        <Button onClick={onClose}>{t.tree.cancel}</Button>
      </div>
    </form>
  );
}

function Example({ operation, scheme, node }: { operation: Operation; scheme: Scheme; node: string }) {
  const example = useMemo(() => workedExample(operation, frameOf(scheme, node)), [operation, scheme, node]);
  if ('text' in example) return <p className="example-text">{example.text}</p>;
  return (
    <ul className="example-text">
      {example.problems.map((problem) => (
        <li key={`${problem.code} ${problem.message}`}>
          <ProblemWords problem={problem} />
        </li>
      ))}
    </ul>
  );
}
