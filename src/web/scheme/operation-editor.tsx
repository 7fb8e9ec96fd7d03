// How a row is scored (计分方法): one of the closed set, its form, and a worked example that follows what is typed.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { formOf, operationTypes } from '../../domain/operation-form/form.ts';
import { type Names, operationWords, valueWords } from '../../domain/operation-form/telling.ts';
import { Operation, type OperationType } from '../../domain/operation.ts';
import type { Node, Scheme } from '../../domain/scheme.ts';
import { defaultOperation } from '../../engine/operation-form/default.ts';
import { frameOf } from '../../engine/operation-form/example-frame.ts';
import { workedExample } from '../../engine/operation-form/worked-example.ts';
import { recordLanguage, useBoth } from '../language.ts';
import { ProblemWords } from '../state/problem-words.tsx';
import type { Editor } from './editor.ts';
import { MethodSelect } from './method-select.tsx';
import { FieldsForm } from './operation-fields.tsx';
import { isRecord, type Known, knownOf } from './operation-value.ts';
import { Overtaken } from './overtaken.tsx';
import { typedMark } from './typed-sight.ts';
import { type TypedField, useTyped } from './typed.ts';
import { useSchemeWords } from './words.ts';

const namesFrom = ({ nameOf, parameters }: Known): Names => ({
  nameOf,
  parameterOf: (key) => parameters.find((each) => each.key === key)?.title ?? key,
});

type Props = { editor: Editor; node: Node };

export function OperationEditor({ editor, node }: Props) {
  const t = useSchemeWords();
  const { scheme, mayEdit } = editor;
  const [asks, setAsks] = useState(false);
  const now: Written | null = node.operation === null ? null : { ...node.operation };
  const typed = useTyped({ cycle: editor.cycle, node: node.id, field: 'operation' }, now);
  const isOpen = mayEdit && (asks || typed.typed !== null);
  const known = useMemo(() => knownOf(scheme, node), [scheme, node]);
  const names = namesFrom(known);
  return (
    <section className="operation" aria-label={t.node.operation} {...typedMark(node.id, typed.typed !== null)}>
      <h3>{t.node.operation}</h3>
      {isOpen ? (
        <OperationForm
          editor={editor}
          node={node}
          known={known}
          now={now}
          typed={typed}
          onClose={() => {
            typed.forget();
            setAsks(false);
          }}
        />
      ) : (
        <>
          {node.operation === null ? (
            <p>{t.operation.none}</p>
          ) : (
            <>
              <p lang={recordLanguage}>{operationWords(node.operation, names)}</p>
              <Example operation={node.operation} scheme={scheme} node={node.id} />
            </>
          )}
          {mayEdit && <Button onClick={() => setAsks(true)}>{t.operation.change}</Button>}
        </>
      )}
    </section>
  );
}

type Written = Record<string, unknown>;

type FormProps = Props & {
  known: Known;
  now: Written | null;
  typed: TypedField;
  onClose: () => void;
};

function OperationForm({ editor, node, known, now, typed, onClose }: FormProps) {
  const t = useSchemeWords();
  const { scheme } = editor;
  const value = typed.typed?.value;
  // Null: no operation; undefined: nothing was typed yet.
  const written = isRecord(value) || value === null ? value : now;
  const isOvertaken = (typed.typed?.overtaken.length ?? 0) > 0;
  const type = operationTypes.find((each) => each === written?.['type']) ?? null;
  const parsed = written === null ? null : Operation.safeParse(written);
  const operation = parsed?.success === true ? parsed.data : null;
  const choose = (next: OperationType | null) => {
    if (next === null) typed.type(null);
    else if (next === node.operation?.type) typed.type({ ...node.operation });
    else {
      const { points } = frameOf(scheme, node.id);
      typed.type({ ...defaultOperation(next, { points, children: known.children, assessors: known.assessors }) });
    }
  };
  return (
    <form
      className="operation-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isOvertaken || (written !== null && operation === null)) return;
        if (editor.apply({ type: 'operation', node: node.id, operation }) !== null) onClose();
      }}
    >
      <div className="form">
        <label className="field">
          <span>{t.operation.type}</span>
          <MethodSelect type={type} onChoose={choose} />
        </label>
        {type !== null && written !== null && (
          <FieldsForm
            fields={formOf(type).fields}
            value={written}
            known={known}
            onChange={(next) => typed.type({ ...next, type })}
          />
        )}
        {type !== null && formOf(type).fields.length === 0 && <p className="unclear">{t.operation.noFields}</p>}
      </div>
      <OperationOvertaken node={node} known={known} typed={typed} />
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
        <Button type="primary" htmlType="submit" disabled={isOvertaken || (written !== null && operation === null)}>
          {t.operation.apply}
        </Button>
        <Button onClick={onClose}>{t.tree.cancel}</Button>
      </div>
    </form>
  );
}

function OperationOvertaken({ node: { operation }, known, typed }: Pick<FormProps, 'node' | 'known' | 'typed'>) {
  const say = useBoth();
  const fields = operation === null ? [] : formOf(operation.type).fields;
  const there = new Map(Object.entries(operation ?? {}));
  const names = namesFrom(known);
  const fieldAt = (key: string) => fields.find((each) => each.key === key);
  return (
    <Overtaken
      typed={typed}
      titleOf={(key) => {
        const field = fieldAt(key);
        return field === undefined ? null : say(field.words);
      }}
      wordsOf={(key) => {
        const field = fieldAt(key);
        return field === undefined ? operationWords(operation, names) : valueWords(there.get(key), field.shape, names);
      }}
    />
  );
}

function Example({ operation, scheme, node }: { operation: Operation; scheme: Scheme; node: string }) {
  const example = useMemo(() => workedExample(operation, frameOf(scheme, node)), [operation, scheme, node]);
  if ('text' in example)
    return (
      <p className="example-text" lang={recordLanguage}>
        {example.text}
      </p>
    );
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
