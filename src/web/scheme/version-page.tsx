// An earlier version of the scheme (方案旧版): read-only, with a way to bring it back as a new version.
import { useBoth } from '../language.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { SchemeReply } from '../../api/scheme.ts';
import { request } from '../fetch.ts';
import { Dialog } from '../form/dialog.tsx';
import { PageHeader } from '../frame/page-header.tsx';
import { addressOf } from '../pages.ts';
import { useMay } from '../may.ts';
import { OrderFields } from '../stage/order-fields.tsx';
import { orderFor } from '../stage/order.ts';
import { Loading } from '../state/loading.tsx';
import { Refused } from '../state/refused.tsx';
import { DownloadButton } from '../state/download-button.tsx';
import { useCycleId, useVersion } from './address.ts';
import { acceptSaved } from './save.ts';
import { useEffectOnRanks } from './effect.tsx';
import { NotSaved } from './not-saved.tsx';
import { pathOf, schemeQuery, tableQuery, wordAddress } from './query.ts';
import { OfficialTable } from './table.tsx';
import { official } from '../words/official.ts';
import { useSchemeWords } from './words.ts';
import './scheme.css';

export function Page() {
  const both = useBoth();
  const t = useSchemeWords();
  const cycle = useCycleId();
  const version = useVersion();
  const may = useMay();
  const navigate = useNavigate();
  const [isAsking, setAsking] = useState(false);
  const newest = useQuery(schemeQuery(cycle, null));
  const old = useQuery(schemeQuery(cycle, version));
  const table = useQuery(tableQuery(cycle, version));
  const restore = useMutation({
    mutationFn: (body: { base: number; scheme: SchemeReply['scheme']; note: string; despiteFacts?: boolean }) =>
      request<SchemeReply>('POST', pathOf(cycle, 'scheme/versions'), { ...body, ...orderFor(cycle) }),
    onSuccess: async (reply) => {
      await acceptSaved(cycle, reply);
      await navigate({ to: addressOf('scheme-versions', { cycle }) });
    },
  });
  const error = newest.error ?? old.error ?? table.error;
  if (error !== null) return <Refused error={error} />;
  if (newest.data === undefined || old.data === undefined || table.data === undefined) return <Loading lines={10} />;
  const { data } = old;
  const isNewest = newest.data.version === version;
  const body = { base: newest.data.version, scheme: data.scheme, note: official.restoreNote(version) };
  return (
    <div className="scheme">
      <PageHeader
        title={table.data.title}
        about={`${t.old.about(version)} ${isNewest ? t.old.newest : ''} ${both(data.note)}`}
      >
        <Link to={addressOf('scheme-versions', { cycle })}>{t.old.back}</Link>
        <DownloadButton path={wordAddress(cycle, version)} label={t.download} />
        {may('scheme:edit') && !isNewest && <Button onClick={() => setAsking(true)}>{t.old.restore}</Button>}
      </PageHeader>
      <NotSaved saving={restore} goOn={t.unfit.save} />
      <OfficialTable table={table.data} linkOf={null} />
      {isAsking && (
        <RestoreDialog
          cycle={cycle}
          version={version}
          body={body}
          isSaving={restore.isPending}
          onClose={() => setAsking(false)}
          onRestore={() => {
            setAsking(false);
            restore.mutate(body);
          }}
        />
      )}
    </div>
  );
}

type RestoreProps = {
  cycle: string;
  version: number;
  body: { base: number; scheme: SchemeReply['scheme'] };
  isSaving: boolean;
  onClose: () => void;
  onRestore: () => void;
};

function RestoreDialog({ cycle, version, body, isSaving, onClose, onRestore }: RestoreProps) {
  const t = useSchemeWords();
  const { base, scheme } = body;
  const effect = useEffectOnRanks({ cycle, base, scheme, change: `version ${version}` });
  return (
    <Dialog title={t.old.restore} onClose={onClose}>
      <p>{t.old.restoreWhy(version)}</p>
      <OrderFields cycle={cycle} />
      {effect.view}
      <div className="actions">
        <Button type="primary" disabled={isSaving || !effect.isReady} onClick={onRestore}>
          {t.old.restoreYes}
        </Button>
        <Button onClick={onClose}>{t.tree.cancel}</Button>
      </div>
    </Dialog>
  );
}
