// Who marks a row, and to whom it applies (考评单位与适用分组).
import { useId } from 'react';
import type { Node } from '../../domain/scheme.ts';
import { Picker } from '../form/picker.tsx';
import type { Editor } from './editor.ts';
import { useSchemeWords } from './words.ts';

type Props = { editor: Editor; node: Node };

const optionsOf = (list: readonly { id: string; title: string }[]) =>
  list.map(({ id, title }) => ({ value: id, label: title }));

export function AssessorsField({ editor: { scheme, mayEdit, apply }, node }: Props) {
  const t = useSchemeWords();
  const id = useId();
  const titles = node.assessors.map((each) => scheme.bodies.find((body) => body.id === each)?.title ?? each);
  return (
    <div className="field">
      {mayEdit ? (
        <>
          <label htmlFor={id}>{t.node.assessors}</label>
          <Picker
            id={id}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={node.assessors}
            options={optionsOf(scheme.bodies)}
            onChange={(assessors) => apply({ type: 'assessors', node: node.id, assessors })}
          />
          <p className="field-hint">{t.node.assessorsHint}</p>
        </>
      ) : (
        <>
          <h3>{t.node.assessors}</h3>
          <p>{titles.length === 0 ? t.node.nothing : titles.join(' ')}</p>
        </>
      )}
    </div>
  );
}

export function GroupsField({ editor: { scheme, mayEdit, apply }, node }: Props) {
  const t = useSchemeWords();
  const id = useId();
  if (scheme.groups.length < 2) return null;
  const titles = node.groups?.map((each) => scheme.groups.find((group) => group.id === each)?.title ?? each);
  return (
    <div className="field">
      {mayEdit ? (
        <>
          <label htmlFor={id}>{t.node.groups}</label>
          <Picker
            id={id}
            mode="multiple"
            placeholder={t.node.allGroups}
            value={node.groups ?? []}
            options={optionsOf(scheme.groups)}
            onChange={(groups) =>
              apply({ type: 'node-groups', node: node.id, groups: groups.length === 0 ? null : groups })
            }
          />
        </>
      ) : (
        <>
          <h3>{t.node.groups}</h3>
          <p>{titles?.join(' ') ?? t.node.allGroups}</p>
        </>
      )}
    </div>
  );
}
