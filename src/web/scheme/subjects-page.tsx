// Who is appraised (方案：被考评单位): by group; bodies come in from the directory, change their group, go out.
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { Scheme, Subject } from '../../domain/scheme.ts';
import type { Titles } from '../../domain/title.ts';
import { useBodyTitles } from '../body/title.ts';
import { useWords } from '../language.ts';
import { Empty } from '../state/empty.tsx';
import { LongList } from '../state/long-list.tsx';
import { appraised as en } from '../words/en/subjects.ts';
import { appraised as zh } from '../words/zh/subjects.ts';
import { SearchField } from '../form/search-field.tsx';
import { AddSubjects } from './add-subjects.tsx';
import type { Editor } from './editor.ts';
import { SchemeFrame } from './frame.tsx';
import { GroupDialog } from './group-dialog.tsx';
import './subjects.css';

export const Page = () => <SchemeFrame view="subjects">{(editor) => <Subjects editor={editor} />}</SchemeFrame>;

type Group = Scheme['groups'][number];

function Subjects({ editor }: { editor: Editor }) {
  const t = useWords({ zh, en });
  const { groups, subjects } = editor.scheme;
  const titles = useBodyTitles(editor.scheme);
  const [search, setSearch] = useState('');
  const [isAdding, setAdding] = useState(false);
  const wanted = search.trim().toLowerCase();
  const byGroup = useMemo(() => {
    const shown = subjects.filter(({ id, title }) => (titles.get(id) ?? title).toLowerCase().includes(wanted));
    return Map.groupBy(shown, ({ group }) => group);
  }, [subjects, titles, wanted]);
  return (
    <>
      {subjects.length === 0 && <Empty title={t.none} next={editor.mayEdit ? t.noneNext : t.noneOthers} />}
      {editor.mayEdit && <AddSubjects editor={editor} />}
      <div className="list-filter">
        <SearchField label={t.search} value={search} onChange={setSearch} />
        <span className="unclear" role="status">
          {t.count(subjects.length, groups.length)}
        </span>
        {editor.mayEdit && <Button onClick={() => setAdding(true)}>{t.addGroup}</Button>}
      </div>
      {groups.map((group) => (
        <GroupCard
          key={group.id}
          editor={editor}
          group={group}
          count={subjects.filter((each) => each.group === group.id).length}
          shown={byGroup.get(group.id) ?? []}
          titles={titles}
        />
      ))}
      {isAdding && <GroupDialog editor={editor} group={null} onClose={() => setAdding(false)} />}
    </>
  );
}

type CardProps = { editor: Editor; group: Group; count: number; shown: readonly Subject[]; titles: Titles };

function GroupCard({ editor, group, count, shown, titles }: CardProps) {
  const t = useWords({ zh, en });
  const [isRenaming, setRenaming] = useState(false);
  const place = `group-${group.id}`;
  return (
    <section className="card" aria-labelledby={place}>
      <div className="section-head">
        <h2 id={place}>{t.group(group.title, count)}</h2>
        {editor.mayEdit && (
          <div className="actions">
            <Button size="small" aria-label={t.renameGroupOf(group.title)} onClick={() => setRenaming(true)}>
              {t.renameGroup}
            </Button>
            {count === 0 && (
              <Button
                size="small"
                danger
                aria-label={t.removeGroupOf(group.title)}
                onClick={() => editor.apply({ type: 'remove-group', group: group.id })}
              >
                {t.removeGroup}
              </Button>
            )}
          </div>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="unclear">{count === 0 ? t.groupEmpty : t.notFound}</p>
      ) : (
        <LongList tag="ul" className="subject-rows" label={group.title} items={shown} keyOf={({ id }) => id}>
          {(subject) => <Row editor={editor} subject={subject} title={titles.get(subject.id) ?? subject.title} />}
        </LongList>
      )}
      {isRenaming && <GroupDialog editor={editor} group={group} onClose={() => setRenaming(false)} />}
    </section>
  );
}

function Row({ editor, subject, title }: { editor: Editor; subject: Subject; title: string }) {
  const t = useWords({ zh, en });
  const { groups } = editor.scheme;
  return (
    <div className="subject-row">
      <span>{title}</span>
      {editor.mayEdit && groups.length > 1 && (
        <select
          className="select"
          aria-label={t.groupOf(title)}
          value={subject.group}
          onChange={(event) =>
            editor.apply({ type: 'change-subject', subject: { ...subject, group: event.target.value } })
          }
        >
          {groups.map((group) => (
            <option key={group.id} value={group.id}>
              {group.title}
            </option>
          ))}
        </select>
      )}
      {editor.mayEdit && (
        <Button
          size="small"
          danger
          aria-label={t.removeOf(title)}
          onClick={() => editor.apply({ type: 'remove-subject', subject: subject.id })}
        >
          {t.remove}
        </Button>
      )}
    </div>
  );
}
