// Edits of what is no node (规则、名单与参数的修改): rules of the whole scheme, parameters, bodies, subjects and groups.
import { canonical } from '../../domain/canonical.ts';
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
  const own = { title, absent, recusal, vetoes, rounding, ranking, grades };
  return { ...scheme, ...own, ...(order === undefined ? {} : { order }) };
}

export function setParameter(scheme: Scheme, edit: EditOf<'parameter'>): Scheme | Fault {
  const found = scheme.parameters.some(({ key }) => key === edit.key);
  if (!found) return fault('unknown-parameter', '参数表', `方案中没有参数“${edit.key}”。`);
  if (edit.signer !== null && edit.signer.trim() === '') return fault('signer-missing', '参数表', '请写明签署人。');
  const parameters = scheme.parameters.map((each) => (each.key === edit.key ? signed(each, edit) : each));
  return { ...scheme, parameters };
}

const isTaken = (scheme: Scheme, id: string): boolean =>
  [...scheme.bodies, ...scheme.subjects].some((each) => each.id === id);

export function addBody(scheme: Scheme, { body }: EditOf<'add-body'>): Scheme | Fault {
  if (scheme.bodies.some(({ id }) => id === body.id))
    return fault('body-twice', '单位表', `单位“${body.title}”已经在方案里。`);
  return { ...scheme, bodies: [...scheme.bodies, body] };
}

const unknownGroup = (id: string): Fault => fault('unknown-group', '分组表', `方案中没有分组“${id}”。`);
const hasGroup = (scheme: Scheme, id: string): boolean => scheme.groups.some((group) => group.id === id);

/** A subject is a body of the scheme: one that is not there yet is put on its list too. */
export function addSubject(scheme: Scheme, { subject }: EditOf<'add-subject'>): Scheme | Fault {
  if (scheme.subjects.some(({ id }) => id === subject.id))
    return fault('subject-twice', '被考评单位表', `“${subject.title}”已经是被考评单位。`);
  if (!hasGroup(scheme, subject.group)) return unknownGroup(subject.group);
  const { id, title } = subject;
  const bodies = isTaken(scheme, id) ? scheme.bodies : [...scheme.bodies, { id, title, names: [title] }];
  return { ...scheme, bodies, subjects: [...scheme.subjects, subject] };
}

const unknownSubject = (id: string): Fault =>
  fault('unknown-subject', '被考评单位表', `方案中没有编号为“${id}”的被考评单位。`);

export function changeSubject(scheme: Scheme, { subject }: EditOf<'change-subject'>): Scheme | Fault {
  if (!scheme.subjects.some(({ id }) => id === subject.id)) return unknownSubject(subject.id);
  if (!hasGroup(scheme, subject.group)) return unknownGroup(subject.group);
  return { ...scheme, subjects: scheme.subjects.map((each) => (each.id === subject.id ? subject : each)) };
}

export function removeSubject(scheme: Scheme, edit: EditOf<'remove-subject'>): Scheme | Fault {
  const subjects = scheme.subjects.filter(({ id }) => id !== edit.subject);
  return subjects.length === scheme.subjects.length ? unknownSubject(edit.subject) : { ...scheme, subjects };
}

export function addGroup(scheme: Scheme, { group }: EditOf<'add-group'>): Scheme | Fault {
  if (hasGroup(scheme, group.id)) return fault('group-twice', '分组表', `分组“${group.title}”已经在方案里。`);
  return { ...scheme, groups: [...scheme.groups, group] };
}

export function removeGroup(scheme: Scheme, edit: EditOf<'remove-group'>): Scheme | Fault {
  if (!hasGroup(scheme, edit.group)) return unknownGroup(edit.group);
  const subjects = scheme.subjects.filter(({ group }) => group === edit.group).length;
  const rows = [...nodesOf(scheme.root)].filter(({ groups }) => groups?.includes(edit.group) === true).length;
  if (subjects + rows > 0)
    return fault('group-in-use', '分组表', `还有 ${subjects} 个单位、${rows} 个项属于这个分组，请先改到别的分组。`);
  return { ...scheme, groups: scheme.groups.filter(({ id }) => id !== edit.group) };
}
