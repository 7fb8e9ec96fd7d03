// Where evidence comes in (上传材料): several files chosen, photographed or dropped, described and sent one after another.
import { Button } from 'antd';
import { useId } from 'react';
import { evidenceForms, evidenceMost } from '../../domain/evidence.ts';
import { useDropOfSeveral } from '../form/drop.ts';
import { FileChooser } from '../form/file-chooser.tsx';
import { LeaveGuard } from '../form/leave-guard.tsx';
import { DraftCard } from './draft-card.tsx';
import { RowPicker } from './row-picker.tsx';
import type { Row } from './rows.ts';
import { isReady, type Uploads } from './uploads.ts';
import { useEvidenceWords } from './words.ts';

/** Kinds of pictures, too: then a phone offers its camera. */
const accepted = [...Object.keys(evidenceForms).map((form) => `.${form}`), 'image/png', 'image/jpeg'].join(',');
const megabytes = evidenceMost / 1024 / 1024;

/** Rows in which all files agree; for several files at once. */
function commonRows({ drafts: [first, ...others] }: Uploads): string[] {
  return first?.typed.rows.filter((row) => others.every(({ typed }) => typed.rows.includes(row))) ?? [];
}

export function UploadZone({ uploads, rows }: { uploads: Uploads; rows: readonly Row[] }) {
  const t = useEvidenceWords().add;
  const id = useId();
  const isOver = useDropOfSeveral(uploads.add);
  const { drafts } = uploads;
  const ready = drafts.filter(isReady).length;
  return (
    <section className={isOver ? 'evidence-zone card is-over' : 'evidence-zone card'} aria-label={t.title}>
      <LeaveGuard isUnsaved={drafts.length > 0} why={t.unsaved} />
      <h2>{isOver ? t.release : t.title}</h2>
      <div className="actions">
        <FileChooser
          label={t.chooseLabel}
          accept={accepted}
          isPrimary={drafts.length === 0}
          isMany
          onFile={(file) => uploads.add([file])}
        >
          {t.choose}
        </FileChooser>
        <span className="field-hint">{t.hint(megabytes)}</span>
      </div>
      {drafts.length > 0 && (
        <>
          <h3>{t.waiting(drafts.length)}</h3>
          {drafts.length > 1 && rows.length > 0 && (
            <div className="field evidence-for-all">
              <label htmlFor={`${id}all`}>{t.rowsForAll}</label>
              <RowPicker
                id={`${id}all`}
                rows={rows}
                isFixed={uploads.isSending}
                value={commonRows(uploads)}
                onChange={(chosen) => uploads.typeAll({ rows: chosen })}
              />
            </div>
          )}
          <ul className="evidence-drafts">
            {drafts.map((draft) => (
              <li key={draft.id}>
                <DraftCard draft={draft} uploads={uploads} rows={rows} />
              </li>
            ))}
          </ul>
          {drafts.some(({ fault }) => fault === null) && (
            <Button
              type="primary"
              loading={uploads.isSending}
              disabled={ready === 0}
              onClick={() => void uploads.sendAll()}
            >
              {t.send(ready)}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
