// One row of an assignment (一项分工): read at a glance, opened to be filled in.
import { Button } from 'antd';
import { useId } from 'react';
import type { AssignmentRow, SectionReference } from '../../domain/assignment.ts';
import type { Problem } from '../../domain/problem.ts';
import { ProblemWords } from '../state/problem-words.tsx';
import type { Node } from '../../domain/scheme.ts';
import { useInSight } from '../state/in-sight.ts';
import { PeopleFields, SectionsField, textOrNull } from './fields.tsx';
import { milestoneLines, MilestonesField } from './milestones.tsx';
import { withMilestones } from './rows.ts';
import { useAssignmentWords } from './words.ts';

type Props = {
  node: Pick<Node, 'id' | 'title' | 'criterion'>;
  row: AssignmentRow;
  label: string;
  sections: readonly string[];
  isChanged: boolean;
  lacks: readonly Problem[];
  isOpen: boolean;
  /** Of a long list only those in sight are drawn. */
  isAmongMany: boolean;
  /** Whether it is among those that are filled in together; null: nothing is filled in here. */
  choice: { isChosen: boolean; onChoose: (isChosen: boolean) => void } | null;
  /** Null: the account may only read. */
  onOpen: ((isOpen: boolean) => void) | null;
  onChange: (row: AssignmentRow) => void;
};

export function AssignmentRowCard(props: Props) {
  const { node, isChanged, isOpen, isAmongMany } = props;
  const { place, isDrawn, style } = useInSight<HTMLLIElement>(!isAmongMany || isOpen, 150);
  return (
    <li
      ref={place}
      className={isChanged ? 'card assignment-row is-changed' : 'card assignment-row'}
      style={style}
      data-node={node.id}
      tabIndex={-1}
    >
      {isDrawn && <Content {...props} />}
    </li>
  );
}

function Content({ node, row, label, sections, lacks, isOpen, choice, onOpen, onChange }: Props) {
  const t = useAssignmentWords();
  return (
    <>
      <header>
        {choice !== null && (
          <input
            type="checkbox"
            aria-label={t.together.choose(label)}
            checked={choice.isChosen}
            onChange={({ target }) => choice.onChoose(target.checked)}
          />
        )}
        <h2>{label}</h2>
        {onOpen !== null && (
          <Button
            size="small"
            aria-label={isOpen ? undefined : t.editRow(label)}
            aria-expanded={isOpen}
            onClick={() => onOpen(!isOpen)}
          >
            {isOpen ? t.done : t.edit}
          </Button>
        )}
      </header>
      {node.criterion !== null && node.criterion !== node.title && (
        <p className="assignment-criterion">{node.criterion}</p>
      )}
      {isOpen ? (
        <Form row={row} sections={sections} onChange={onChange} />
      ) : (
        <dl>
          <Said term={t.target} text={row.target} />
          <Said term={t.leads} text={titles(row.leads)} />
          <Said term={t.cooperators} text={titles(row.cooperators)} />
          <Said term={t.owner} text={row.owner} />
          <Said term={t.deputy} text={row.deputy} />
          {milestoneLines(row).length > 0 && <Said term={t.milestones} text={milestoneLines(row).join('\n')} />}
        </dl>
      )}
      {lacks.length > 0 && (
        <ul className="assignment-lacks">
          {lacks.map((problem) => (
            <li key={`${problem.code} ${problem.message}`}>
              <ProblemWords problem={problem} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const titles = (list: readonly SectionReference[]): string | null =>
  list.length === 0 ? null : list.map(({ title }) => title).join(' · ');

function Said({ term, text }: { term: string; text: string | null }) {
  const t = useAssignmentWords();
  return (
    <div>
      <dt>{term}</dt>
      <dd className={text === null ? 'unclear' : undefined}>{text ?? t.nothing}</dd>
    </div>
  );
}

type FormProps = Pick<Props, 'row' | 'sections' | 'onChange'>;

function Form({ row, sections, onChange }: FormProps) {
  const t = useAssignmentWords();
  const id = useId();
  return (
    <div className="form">
      <div className="field">
        <label htmlFor={`${id}-target`}>{t.target}</label>
        <textarea
          id={`${id}-target`}
          className="input assignment-area"
          rows={4}
          value={row.target ?? ''}
          onChange={(event) => onChange({ ...row, target: textOrNull(event.target.value) })}
        />
      </div>
      {(['leads', 'cooperators'] as const).map((field) => (
        <SectionsField
          key={field}
          label={t[field]}
          value={row[field]}
          sections={sections}
          onChange={(value) => onChange({ ...row, [field]: value })}
        />
      ))}
      <PeopleFields people={row} onChange={(people) => onChange({ ...row, ...people })} />
      <MilestonesField
        value={row.milestones ?? []}
        onChange={(milestones) => onChange(withMilestones(row, milestones))}
      />
    </div>
  );
}
