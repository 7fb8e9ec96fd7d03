// The bodies that the directory will get (将增加的单位): each by name, with those of the directory that it may be after all.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { VerdictReply } from '../../api/import.ts';
import { alike } from '../../domain/nearest.ts';
import { directoryQuery, type Entry } from '../body/directory.ts';
import { request } from '../fetch.ts';
import { singleClick } from '../form/single-click.ts';
import { useWords } from '../language.ts';
import { useMay } from '../may.ts';
import { LongList } from '../state/long-list.tsx';
import { Refused } from '../state/refused.tsx';
import { importing as en } from '../words/en/import.ts';
import { importing as zh } from '../words/zh/import.ts';

type NewBody = VerdictReply['newBodies'][number];

const namedShown = 5;
const likeShown = 3;

/** The bodies that have a name like it, the likest first. */
function likeOf(title: string, entries: readonly Entry[]): Entry[] {
  const active = entries.filter(({ retiredAt }) => retiredAt === null);
  const owners = new Map(active.flatMap((entry) => [entry.title, ...entry.names].map((name) => [name, entry])));
  const like = alike(title, [...owners.keys()]).flatMap((name) => owners.get(name) ?? []);
  return [...new Set(like)].slice(0, likeShown);
}

const withNames = ({ id, title, names, sections, revision }: Entry, more: NewBody): [string, object] => [
  `/api/bodies/${encodeURIComponent(id)}`,
  {
    title,
    names: [...new Set([...names, more.title, ...more.names])],
    sections: sections.map((section) => ({ id: section.id, title: section.title, kind: section.kind })),
    revision,
  },
];

export function NewBodies({ added }: { added: readonly NewBody[] }) {
  const t = useWords({ zh, en });
  const may = useMay();
  const client = useQueryClient();
  const { data } = useQuery(directoryQuery);
  const alias = useMutation({
    mutationFn: ({ entry, body }: { entry: Entry; body: NewBody }) => request<Entry>('PUT', ...withNames(entry, body)),
    // What was read is judged anew: the name means that body now.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: directoryQuery.queryKey }),
        client.invalidateQueries({ queryKey: ['import'] }),
      ]),
  });
  const named = added.slice(0, namedShown).map(({ title }) => title);
  return (
    <>
      {alias.error !== null && <Refused error={alias.error} />}
      {alias.isSuccess && (
        <p className="done" role="status">
          {t.target.sameDone(alias.variables.body.title, alias.data.title)}
        </p>
      )}
      {added.length > 0 && (
        <details open={added.length <= namedShown}>
          <summary>{t.target.newBodies(added.length, named)}</summary>
          <p className="unclear">{t.target.newBodiesWhy}</p>
          <LongList tag="ul" items={added} keyOf={({ id }) => id}>
            {(body) => {
              const like = likeOf(body.title, data?.bodies ?? []);
              return (
                <>
                  <b>{body.title}</b>
                  {like.length > 0 && (
                    <div className="actions">
                      <span className="unclear">{t.target.like}</span>
                      {like.map((entry) =>
                        may('body:edit') ? (
                          <Button
                            key={entry.id}
                            size="small"
                            disabled={alias.isPending}
                            onClick={singleClick(() => alias.mutate({ entry, body }))}
                          >
                            {t.target.same(entry.title)}
                          </Button>
                        ) : (
                          <span key={entry.id}>{entry.title}</span>
                        ),
                      )}
                    </div>
                  )}
                </>
              );
            }}
          </LongList>
        </details>
      )}
    </>
  );
}
