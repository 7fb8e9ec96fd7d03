// 分级扣分: each finding takes the points of its grade from full marks.
import type { Adjustment } from '../../domain/fact.ts';
import type { Input } from '../../domain/scorecard.ts';
import { nothing } from '../full.ts';
import { limited } from '../limit.ts';
import { say } from '../say.ts';
import type { Evaluate, Scene } from '../scene.ts';
import { scored, setAside, used } from '../scene.ts';
import { compare, count, counted, mul, points, sub } from '../traced.ts';
import type { Traced } from '../traced.ts';

type Graded = { grade: string; each: Traced; cases: Traced };

export const graded: Evaluate<'graded'> = (scene) => {
  const { points: full } = scene;
  const none = nothing(scene);
  const grades = gradesOf(scene);
  const nominal = grades.map(({ each, cases }) => mul(each, cases)).reduce(sub, full ?? none);
  const { value, notes } = limited(nominal, full === null ? null : none, null);
  const start = full === null ? say`${points(none)} 分` : say`满分 ${points(full)} 分`;
  const taken = grades.flatMap(({ grade, each, cases }) => say` − “${grade}” ${points(each)} 分 × ${count(cases)} 项`);
  const sentence = say`${start}${taken.length === 0 ? '，没有扣分的问题' : taken}`;
  return scored(
    value,
    sentence,
    scene.adjustments().map((fact) => inputOf(scene, fact)),
    notes,
  );
};

const isPriced = (scene: Scene<'graded'>, fact: Adjustment): fact is Adjustment & { level: string } =>
  fact.level !== null && Object.hasOwn(scene.operation.grades, fact.level);

/** The grades that occur, the gravest first, with their number of findings. */
function gradesOf(scene: Scene<'graded'>): Graded[] {
  const byGrade = Map.groupBy(
    scene.adjustments().filter((fact) => isPriced(scene, fact)),
    (fact) => fact.level ?? '',
  );
  const grades = [...byGrade].map(([grade, findings]): Graded => {
    const facts = findings.map((finding) => scene.number(finding, '1'));
    return { grade, each: scene.at('grades', grade), cases: counted(findings.length, facts) };
  });
  return grades.toSorted((a, b) => compare(b.each, a.each) || (a.grade < b.grade ? -1 : 1));
}

function inputOf(scene: Scene<'graded'>, fact: Adjustment): Input {
  if (fact.level === null) return setAside(fact, '没有写明等级，无法计分');
  return isPriced(scene, fact) ? used(fact) : setAside(fact, `等级“${fact.level}”不在扣分表中`);
}
