// What holds for the whole scheme, and for one row besides its operation (规则).
import { canonical } from '../../domain/canonical.ts';
import { ruleForms } from '../../domain/operation-form/form.ts';
import { type Node, NodeKind, type Scheme } from '../../domain/scheme.ts';
import { NodeRules, SchemeRules } from '../../domain/scheme-edit.ts';
import { rowTitles } from '../../domain/title.ts';
import { namesIn } from '../../engine/scheme-difference/change.ts';
import { ruleText } from '../../engine/scheme-difference/rules.ts';
import { useGlossary } from '../glossary.ts';
import { Field } from '../form/field.tsx';
import type { Editor } from './editor.ts';
import { knownOf } from './operation-value.ts';
import { RuleForm } from './rule-form.tsx';
import { useSchemeWords } from './words.ts';

function textsOf(scheme: Scheme, rules: Readonly<Record<string, unknown>>): (key: string) => string {
  const labels = rowTitles(scheme);
  const version = { scheme, names: namesIn(scheme, labels) };
  return (key) => ruleText(key, rules[key], version);
}

/** Only what is no longer as it was. */
const changedIn = <T extends object>(before: object, after: T): Partial<T> => {
  const old = new Map<string, unknown>(Object.entries(before));
  const entries = Object.entries(after).filter(([key, value]) => canonical(value) !== canonical(old.get(key)));
  return Object.fromEntries(entries) as Partial<T>;
};

/** The title of the scheme, absent rows, recusal, rounding, ranking, grades and vetoes. */
export function SchemeRulesForm({ editor: { cycle, scheme, mayEdit, apply } }: { editor: Editor }) {
  const t = useSchemeWords();
  const { title, absent, recusal, rounding, ranking, grades, vetoes, order = 'adjust-then-round' } = scheme;
  const value = { title, absent, recusal, rounding, ranking, grades, vetoes, order };
  return (
    <RuleForm
      title={t.rules.ofScheme}
      place={{ cycle, node: scheme.root.id, field: 'scheme-rules' }}
      fields={ruleForms().scheme}
      value={value}
      known={knownOf(scheme, null)}
      mayEdit={mayEdit}
      wordsOf={(key) => (key === 'title' ? title : textsOf(scheme, value)(key))}
      parse={(written) => {
        const parsed = SchemeRules.safeParse(written);
        if (!parsed.success) return null;
        const rules = changedIn(value, parsed.data);
        return () => Object.keys(rules).length === 0 || apply({ type: 'rules', rules }) !== null;
      }}
    />
  );
}

/** Rounding, who adopts and who may report. */
export function NodeRulesForm({ editor: { cycle, scheme, mayEdit, apply }, node }: { editor: Editor; node: Node }) {
  const t = useSchemeWords();
  const { rounding, adopter = null } = node;
  const admitted = node.admitted === null ? null : { tiers: node.admitted.tiers, open: node.admitted.open };
  const value = { rounding, adopter, admitted };
  return (
    <RuleForm
      title={t.rules.ofNode}
      place={{ cycle, node: node.id, field: 'rules' }}
      fields={ruleForms().node}
      value={value}
      known={knownOf(scheme, node)}
      mayEdit={mayEdit}
      wordsOf={textsOf(scheme, value)}
      parse={(written) => {
        const parsed = NodeRules.safeParse(written);
        if (!parsed.success) return null;
        const rules = changedIn(value, parsed.data);
        return () => Object.keys(rules).length === 0 || apply({ type: 'node-rules', node: node.id, rules }) !== null;
      }}
    />
  );
}

const kinds = NodeKind.options.filter((kind) => kind !== 'total');

/** What a row is: an indicator, an evaluation, an adjustment, or a part of one. */
export function KindField({ editor: { apply }, node }: { editor: Editor; node: Node }) {
  const t = useSchemeWords();
  const { nodeKinds } = useGlossary();
  return (
    <Field label={t.tree.addKind}>
      {(field) => (
        <select
          {...field}
          className="select"
          value={node.kind}
          onChange={(event) => apply({ type: 'kind', node: node.id, kind: NodeKind.parse(event.target.value) })}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {nodeKinds[kind]}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
