// Edits of what is no node (规则、名单与参数的修改): rules of the whole scheme, parameters, bodies, subjects and groups.
import { canonical } from '../../domain/canonical.ts';
import { inQuotes } from '../../domain/quote.ts';
import { nodesOf, type Parameter, type Scheme } from '../../domain/scheme.ts';
import type { EditOf } from '../../domain/scheme-edit.ts';
import { type Fault, fault } from './fault.ts';

/**
 * A value that differs from the stated one is no longer the document's: then the source goes, unless
 * the document only asks the question and somebody signs the answer.
 */
function signed(parameter: Parameter, edit: EditOf<'parameter'>): Parameter {
  const isSame = canonical(parameter.value) === canonical(edit.value);
  const isAnswer = parameter.value === null && edit.signer !== null;
  const { value, signer, reason } = edit;
  return { ...parameter, value, signer, reason, source: isSame || isAnswer ? parameter.source : null };
}

/** What a rule names that is not there is told by the check, like everywhere else. */
export function setRules(scheme: Scheme, { rules }: EditOf<'rules'>): Scheme {
  const { title = scheme.title, absent = scheme.absent, recusal = scheme.recusal, vetoes = scheme.vetoes } = rules;
  const { rounding = scheme.rounding, ranking = scheme.ranking, grades = scheme.grades, order = scheme.order } = rules;
  const { title: _printed, ...form } = scheme.table ?? { headings: [], total: null };
  const table = scheme.table === undefined || title === scheme.title ? {} : { table: form };
  const own = { title, absent, recusal, vetoes, rounding, ranking, grades, ...table };
  return { ...scheme, ...own, ...(order === undefined ? {} : { order }) };
}

export function setParameter(scheme: Scheme, edit: EditOf<'parameter'>): Scheme | Fault {
  const found = scheme.parameters.some(({ key }) => key === edit.key);
  if (!found) return fault('unknown-parameter', '参数表', `方案中没有参数${inQuotes(edit.key)}。`);
  if (edit.signer !== null && edit.signer.trim() === '') return fault('signer-missing', '参数表', '请写明签署人。');
  const parameters = scheme.parameters.map((each) => (each.key === edit.key ? signed(each, edit) : each));
  return { ...scheme, parameters };
}

const isTaken = (scheme: Scheme, id: string): boolean =>
  [...scheme.bodies, ...scheme.subjects].some((each) => each.id === id);

export function addBody(scheme: Scheme, { body }: EditOf<'add-body'>): Scheme | Fault {
  if (scheme.bodies.some(({ id }) => id === body.id))
    return fault('body-twice', '单位表', `单位${inQuotes(body.title)}已经在方案里。`);
  return { ...scheme, bodies: [...scheme.bodies, body] };
}

const unknownGroup = (id: string): Fault => fault('unknown-group', '分组表', `方案中没有分组${inQuotes(id)}。`);
const hasGroup = (scheme: Scheme, id: string): boolean => scheme.groups.some((group) => group.id === id);

/** A subject is a body of the scheme: one that is not there yet is put on its list too. */
export function addSubjects(scheme: Scheme, { subjects }: EditOf<'add-subjects'>): Scheme | Fault {
  const lost = subjects.find(({ group }) => !hasGroup(scheme, group));
  if (lost !== undefined) return unknownGroup(lost.group);
  const known = new Map(scheme.subjects.map((subject) => [subject.id, subject]));
  // Somebody else put it into another group meanwhile.
  const apart = subjects.find(({ id, group }) => (known.get(id)?.group ?? group) !== group);
  if (apart !== undefined) {
    const there = scheme.groups.find(({ id }) => id === known.get(apart.id)?.group)?.title ?? '';
    return fault(
      'subject-twice',
      '被考评单位表',
      `${inQuotes(apart.title)}已经在${inQuotes(there)}里；请只加入其余的，要换组的改它的分组。`,
    );
  }
  const added = subjects.filter(({ id }) => !known.has(id));
  if (added.length === 0) {
    const titles = subjects.map(({ title }) => inQuotes(title)).join('、');
    return fault('subject-twice', '被考评单位表', `${titles}已经是被考评单位。`);
  }
  const bodies = added.filter(({ id }) => !isTaken(scheme, id)).map(({ id, title }) => ({ id, title, names: [title] }));
  return { ...scheme, bodies: [...scheme.bodies, ...bodies], subjects: [...scheme.subjects, ...added] };
}

const unknownSubject = (id: string): Fault =>
  fault('unknown-subject', '被考评单位表', `方案中没有编号为${inQuotes(id)}的被考评单位。`);

export function changeSubject(scheme: Scheme, { subject }: EditOf<'change-subject'>): Scheme | Fault {
  if (!scheme.subjects.some(({ id }) => id === subject.id)) return unknownSubject(subject.id);
  if (!hasGroup(scheme, subject.group)) return unknownGroup(subject.group);
  return { ...scheme, subjects: scheme.subjects.map((each) => (each.id === subject.id ? subject : each)) };
}

export function removeSubject(scheme: Scheme, edit: EditOf<'remove-subject'>): Scheme | Fault {
  const subjects = scheme.subjects.filter(({ id }) => id !== edit.subject);
  return subjects.length === scheme.subjects.length ? unknownSubject(edit.subject) : { ...scheme, subjects };
}

const groupTwice = ({ title }: { title: string }): Fault =>
  fault('group-twice', '分组表', `分组${inQuotes(title)}已经在方案里。`);

export function addGroup(scheme: Scheme, { group }: EditOf<'add-group'>): Scheme | Fault {
  if (scheme.groups.some(({ id, title }) => id === group.id || title === group.title)) return groupTwice(group);
  return { ...scheme, groups: [...scheme.groups, group] };
}

export function changeGroup(scheme: Scheme, { group }: EditOf<'change-group'>): Scheme | Fault {
  if (!hasGroup(scheme, group.id)) return unknownGroup(group.id);
  if (scheme.groups.some(({ id, title }) => id !== group.id && title === group.title)) return groupTwice(group);
  return { ...scheme, groups: scheme.groups.map((each) => (each.id === group.id ? group : each)) };
}

export function removeGroup(scheme: Scheme, edit: EditOf<'remove-group'>): Scheme | Fault {
  if (!hasGroup(scheme, edit.group)) return unknownGroup(edit.group);
  const subjects = scheme.subjects.filter(({ group }) => group === edit.group).length;
  const rows = [...nodesOf(scheme.root)].filter(({ groups }) => groups?.includes(edit.group) === true).length;
  if (subjects + rows > 0)
    return fault('group-in-use', '分组表', `还有 ${subjects} 个单位、${rows} 个项属于这个分组，请先改到别的分组。`);
  return { ...scheme, groups: scheme.groups.filter(({ id }) => id !== edit.group) };
}
