// The list of subjects (被考评单位名单): the bodies and groups that a file lists become part of a scheme.
import { type Directory, type Lookup, lookupIn, plainName } from '../../documents/directory.ts';
import { type ListedBody, readSubjectList } from '../../documents/subject-list/read.ts';
import type { Problem } from '../../domain/problem.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ImportResult } from '../../domain/row.ts';
import type { Body, Scheme, Subject } from '../../domain/scheme.ts';
import type { RawDocument } from '../../domain/table.ts';

/** The group of a list without groups. */
export const wholeGroup = '全部单位';

/** The body that a name means: one of the scheme, else one of the directory, else a new one. */
function bodyFor(name: string, bodies: readonly Body[], lookup: Lookup): Body {
  const plain = plainName(name);
  const known = bodies.find((body) => [body.title, ...body.names].some((each) => plainName(each) === plain));
  const id = known?.id ?? lookup(plain)?.id ?? `b:${plain}`;
  const body = bodies.find((each) => each.id === id);
  if (body === undefined) return { id, title: name, names: [name] };
  return known === undefined && lookup.isElsewhere(name, body.title)
    ? { id: `b:${plain}`, title: name, names: [name] }
    : body;
}

/** Throws a Refusal that lists all faults with their places. */
function refuse(file: string, faults: readonly Pick<Problem, 'place' | 'message'>[], english: string): never {
  const [only] = faults;
  const lines = faults.map(({ place: { text }, message }, index) => `${index + 1}. ${text}：${message}`);
  throw new Refusal('document-invalid', {
    what: `名单“${file}”不能用。`,
    why: faults.length === 1 && only !== undefined ? `${only.place.text}：${only.message}` : `\n${lines.join('\n')}\n`,
    next: '请改正名单后再试：每行写一个单位，第二列写分组，上面写“单位”“分组”两个标题。',
    english,
  });
}

type Placed = { subjects: Map<string, Subject>; bodies: Body[]; faults: Pick<Problem, 'place' | 'message'>[] };

function placeBodies(listed: readonly ListedBody[], groups: Scheme['groups'], scheme: Scheme, lookup: Lookup): Placed {
  const bodies = [...scheme.bodies];
  const subjects = new Map<string, Subject>();
  const faults: Placed['faults'] = [];
  for (const { name, group, place: at } of listed) {
    const body = bodyFor(name, bodies, lookup);
    const before = subjects.get(body.id);
    if (before !== undefined) {
      const isSame = plainName(before.title) === plainName(name);
      const message = isSame
        ? `“${name}”写了两次，请只留一行。`
        : `“${before.title}”和“${name}”在名录里是同一个单位，请只留一行；确是两个单位的，请在自己的单位名录里分开。`;
      faults.push({ place: at, message });
      continue;
    }
    if (!bodies.includes(body)) bodies.push(body);
    const id = groups.find(({ title }) => title === (group ?? wholeGroup))?.id ?? '';
    subjects.set(body.id, { id: body.id, title: name, group: id, sections: [] });
  }
  return { subjects, bodies, faults };
}

/** The import with the bodies of a list that was read as the scheme's subjects, in the order of the list. Throws a Refusal where the list has faults. */
export function withListed(imported: ImportResult, raw: RawDocument, directory: Directory): ImportResult {
  const lookup = lookupIn(directory);
  const list = readSubjectList(raw, lookup);
  const errors = list.problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    refuse(
      raw.file,
      errors,
      `The list has ${errors.length} fault(s): ${errors.map(({ code, place: at }) => `${code} (${at.text})`).join(', ')}.`,
    );
  if (list.bodies.length === 0) {
    const fault = { place: { text: '全文', source: null, node: null }, message: '里面没有单位名称。' };
    refuse(raw.file, [fault], `No names of bodies were found in “${raw.file}”.`);
  }
  const { scheme } = imported;
  const groups = [...new Set(list.bodies.map(({ group }) => group ?? wholeGroup))].map((title, index) => ({
    // A group that the table itself names keeps its id, as its rows point to it.
    id: scheme.groups.find((known) => known.title === title)?.id ?? `g${index + 1}`,
    title,
  }));
  const { subjects, bodies, faults } = placeBodies(list.bodies, groups, scheme, lookup);
  if (faults.length > 0) refuse(raw.file, faults, `${faults.length} bodies are listed twice.`);
  return {
    ...imported,
    problems: [...imported.problems, ...raw.problems, ...list.problems],
    scheme: { ...scheme, bodies, groups, subjects: [...subjects.values()] },
  };
}
