// Somebody else saved meanwhile (版本冲突): what the new version changed, how the own edits fit on top of it, and whose value stays.
import { useBoth } from '../language.ts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { labelOf } from '../../domain/display.ts';
import { operationWords } from '../../domain/operation-form/telling.ts';
import type { Scheme } from '../../domain/scheme.ts';
import type { SchemeEdit } from '../../domain/scheme-edit.ts';
import { type Clash, clashes, disputes } from '../../engine/scheme-edit/clash.ts';
import { describeEdit } from '../../engine/scheme-edit/description.ts';
import { findNode } from '../../engine/scheme-edit/tree.ts';
import { useAccount } from '../session.ts';
import { instantText } from '../../domain/instant.ts';
import { Loading } from '../state/loading.tsx';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { ProblemWords } from '../state/problem-words.tsx';
import { ChangeList } from './change-list.tsx';
import { ClashList, type Side } from './clash-list.tsx';
import { replay, type Replayed } from './draft.ts';
import type { Editor } from './editor.ts';
import { knownOf } from './operation-value.ts';
import { differenceQuery, schemeQuery, versionsQuery } from './query.ts';
import { areOwn, newerThan } from '../version/sent.ts';
import { useSchemeWords } from './words.ts';

const place = 'scheme-behind';

/** Brings the panel into sight, from wherever somebody was editing. */
export function showBehind(): void {
  const panel = document.getElementById(place);
  panel?.scrollIntoView({ block: 'start' });
  panel?.focus({ preventScroll: true });
}

/** Texts and operations in full: what differs may stand at their end. */
function valueWords(edit: SchemeEdit, scheme: Scheme, base: Scheme): string {
  const said = describeEdit(edit, edit.type === 'move' ? scheme : base);
  if (edit.type === 'text' && edit.text !== null) return edit.text;
  if (edit.type !== 'operation') return said;
  const known = knownOf(scheme, findNode(scheme.root, edit.node));
  const parameterOf = (key: string) => known.parameters.find((each) => each.key === key)?.title ?? key;
  return operationWords(edit.operation, { nameOf: known.nameOf, parameterOf });
}

/** What becomes of an own edit on the newer version. */
type Fate = 'fits' | 'fits-not' | 'undecided' | 'yields';
const fateSeverity: Record<Fate, string> = { fits: 'note', 'fits-not': 'error', undecided: 'question', yields: 'note' };

function fateOf({ edit, problem }: Replayed, both: readonly Clash[], chosen: ReadonlyMap<string, Side>): Fate {
  if (problem !== null) return 'fits-not';
  const sides = both.filter((clash) => disputes(edit, clash)).map(({ key }) => chosen.get(key));
  if (sides.includes(undefined)) return 'undecided';
  return sides.includes('theirs') ? 'yields' : 'fits';
}

export function Behind({ editor }: { editor: Editor }) {
  const wordsIn = useBoth();
  const t = useSchemeWords();
  const { id: account } = useAccount();
  const { cycle, saved, draft, scheme, steps, taken } = editor;
  const [chosen, setChosen] = useState<ReadonlyMap<string, Side>>(new Map());
  const number = draft?.base ?? saved.version;
  const difference = useQuery(differenceQuery(cycle, number, saved.version));
  const { data: base, error } = useQuery(schemeQuery(cycle, number));
  const { data: versions } = useQuery(versionsQuery(cycle));
  const newer = newerThan(number, versions?.versions);
  const lost = steps.filter(({ problem }) => problem !== null).length;
  const both = useMemo(() => {
    if (base === undefined) return null;
    const mine = replay(base.scheme, draft?.edits ?? [], taken).scheme;
    return clashes({ base: base.scheme, theirs: saved.scheme, mine, merged: scheme }, draft?.edits ?? []);
  }, [base, draft?.edits, taken, saved.scheme, scheme]);
  const titleOf = (node: string | null): string => {
    const found = node === null ? null : findNode(saved.scheme.root, node);
    return found === null ? t.behind.whole : labelOf(found);
  };
  const lineOf = ({ key, node, theirs, mine }: Clash, before: Scheme) => ({
    key,
    // Two texts of one row are told apart by their names.
    title: theirs.type === 'text' ? `${titleOf(node)} · ${t.node[theirs.field]}` : titleOf(node),
    theirs: mine === null ? t.behind.changed : valueWords(theirs, saved.scheme, before),
    mine: mine === null ? t.behind.removed : valueWords(mine, scheme, before),
  });
  const isUndecided = both === null || both.some(({ key }) => !chosen.has(key));
  return (
    <section id={place} tabIndex={-1} className="notice is-waiting behind" aria-labelledby={`${place}-title`}>
      <div role="alert">
        <h2 id={`${place}-title`}>
          {areOwn(newer, account) ? t.behind.own(saved.version) : t.behind.title(saved.version)}
        </h2>
        <LongList tag="ul" className="plain-list" items={newer} keyOf={({ version }) => version}>
          {({ version, by, at, note }) => t.behind.who(version, by ?? t.system, instantText(at), wordsIn(note))}
        </LongList>
        <p>{t.behind.why(number)}</p>
      </div>
      <h3>{t.behind.theirs}</h3>
      {difference.error !== null && <Refused error={difference.error} />}
      {difference.isPending && <Loading lines={2} />}
      {difference.data !== undefined && <ChangeList changes={difference.data.changes} />}
      {error !== null && <Refused error={error} />}
      {base !== undefined && both !== null && both.length > 0 && (
        <>
          <h3>{t.behind.both(both.length)}</h3>
          <ClashList
            clashes={both.map((clash) => lineOf(clash, base.scheme))}
            chosen={chosen}
            onChoose={(key, side) => setChosen(new Map([...chosen, [key, side]]))}
          />
        </>
      )}
      <h3>{t.behind.mine}</h3>
      {both === null && error === null && <Loading lines={2} />}
      {both !== null && (
        <LongList tag="ul" className="behind-steps" items={steps} keyOf={(_, at) => at}>
          {(step) => {
            const fate = fateOf(step, both, chosen);
            return (
              <>
                <span className={`severity is-${fateSeverity[fate]}`}>{t.behind.fates[fate]}</span>
                {step.text}
                {step.problem !== null && (
                  <p className="unclear">
                    <ProblemWords problem={step.problem} />
                  </p>
                )}
              </>
            );
          }}
        </LongList>
      )}
      <div className="actions">
        <Button
          type="primary"
          disabled={isUndecided}
          onClick={() => editor.takeOver((both ?? []).filter(({ key }) => chosen.get(key) === 'theirs'))}
        >
          {t.behind.accept}
        </Button>
        <Button onClick={editor.drop}>{t.draft.drop}</Button>
        <span>{both !== null && isUndecided ? t.behind.undecided : t.behind.acceptWhy(lost)}</span>
      </div>
    </section>
  );
}
