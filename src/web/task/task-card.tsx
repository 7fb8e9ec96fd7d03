// One task (一项任务): its target and people, and each milestone with its light, its reports and what can be done.
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { TasksReply } from '../../api/task.ts';
import { instantText } from '../../domain/instant.ts';
import { request } from '../fetch.ts';
import { AskedButton } from '../form/asked-button.tsx';
import { type Milestone, MilestoneLight } from './light.tsx';
import { acceptTasks, tasksPath } from './query.ts';
import { ReportDialog } from './report-dialog.tsx';
import { useTaskWords } from './words.ts';

type Task = TasksReply['tasks'][number];
type Props = { cycle: string; reply: TasksReply; task: Task };

export function TaskCard({ cycle, reply, task }: Props) {
  const t = useTaskWords();
  const { label, whole, target, leads, owner, deputy, actsFor, milestones } = task;
  const mayReport = reply.mayReport && task.level !== null;
  return (
    <article className="card task">
      <header>
        <h2>{label}</h2>
        {actsFor !== null && <span className="task-for">{t.actsFor(actsFor)}</span>}
      </header>
      {whole !== label && (
        <details>
          <summary>{t.criterion}</summary>
          <p>{whole}</p>
        </details>
      )}
      {target !== null && (
        <p className="task-target">
          <span className="unclear">{t.target}</span> {target}
        </p>
      )}
      <p className="unclear">
        {[
          leads.length === 0 ? '' : `${t.leads} ${leads.join(' · ')}`,
          owner === null ? '' : `${t.owner} ${owner}`,
          deputy === null ? '' : `${t.deputy} ${deputy}`,
        ]
          .filter((part) => part !== '')
          .join(' — ')}
      </p>
      {milestones.length === 0 ? (
        <p className="unclear">{t.noMilestones}</p>
      ) : (
        <ul className="task-milestones">
          {milestones.map((milestone) => (
            <li key={milestone.id}>
              <MilestoneLine cycle={cycle} reply={reply} node={task.node} milestone={milestone} mayReport={mayReport} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}

type LineProps = Omit<Props, 'task'> & { node: string; milestone: Milestone; mayReport: boolean };

function MilestoneLine({ cycle, reply, node, milestone, mayReport }: LineProps) {
  const t = useTaskWords();
  const [isOpen, setOpen] = useState(false);
  const { date, text, light, reports } = milestone;
  return (
    <>
      <div className="task-milestone">
        <p>
          <b className="digits">{date}</b> {text}
        </p>
        <MilestoneLight milestone={milestone} />
        {mayReport && light !== 'done' && (
          <Button aria-label={t.reportOf(text)} onClick={() => setOpen(true)}>
            {t.report}
          </Button>
        )}
      </div>
      {reports.length > 0 && (
        <details className="task-reports">
          <summary>{t.reports(reports.length)}</summary>
          <ul className="plain-list">
            {reports.map((each) => (
              <li key={each.id}>
                <ReportLine
                  cycle={cycle}
                  reply={reply}
                  node={node}
                  milestone={milestone}
                  mayReport={mayReport}
                  report={each}
                />
              </li>
            ))}
          </ul>
        </details>
      )}
      {isOpen && (
        <ReportDialog
          cycle={cycle}
          body={reply.body}
          node={node}
          milestone={milestone}
          today={reply.today}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

type ReportProps = LineProps & { report: Milestone['reports'][number] };

function ReportLine({ cycle, reply, node, milestone, mayReport, report }: ReportProps) {
  const t = useTaskWords();
  const [id] = useState(() => crypto.randomUUID());
  const { kind, doneOn, note, at, by, actedFor, isWithdrawn } = report;
  const undo = useMutation({
    mutationFn: () =>
      request<TasksReply>('POST', tasksPath(cycle, reply.body, '/reports'), {
        id,
        node,
        milestone: milestone.id,
        kind: 'withdrawn',
        doneOn: null,
        note: '',
        withdraws: report.id,
      }),
    onSuccess: (next) => acceptTasks(cycle, reply.body, next),
  });
  const who = by ?? t.system;
  const what = kind === 'withdrawn' ? t.withdrawn : doneOn === null ? t.kinds[kind] : t.doneOn(doneOn, false);
  return (
    <div className="task-milestone">
      <p className={isWithdrawn ? 'is-withdrawn' : undefined}>
        {t.said(what, actedFor === null ? who : t.for(who, actedFor), instantText(at))}
        {note !== '' && <span className="list-note">{note}</span>}
      </p>
      {isWithdrawn && <span className="unclear">{t.withdrawn}</span>}
      {mayReport && !isWithdrawn && (
        <AskedButton label={t.withdraw} title={t.withdrawOf(milestone.text)} why={t.withdrawWhy} change={undo} />
      )}
    </div>
  );
}
