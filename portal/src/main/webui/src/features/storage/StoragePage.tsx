import { useState } from 'react';
import { useCollect, useStartCheck, useStorage, useStorageCheck, useStorageChecks, type Storage } from '../../api/storage';
import { bytes, integer, percent } from '../../format/number';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Facts, Figures, Progress } from '../../ui/Facts';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
import { Time } from '../../ui/Time';
import { useParam } from '../../session/useParam';
import { LimitsDialog } from './LimitsDialog';
import { Quarantine } from './Quarantine';
import { useOperatorOnly } from './operator';

export function StoragePage() {
  const tab = useParam('tab') || 'use';
  return (
    <Page title={t('Storage')}>
      <Tabs base="storage" current={tab} tabs={[['use', t('Use and checks')], ['quarantine', t('Quarantine')]]} />
      {tab === 'quarantine' ? <Quarantine /> : <Use />}
    </Page>
  );
}

function Use() {
  const storage = useStorage();
  return (
    <Loaded query={storage} rows={6}>
      {(data) => (
        <>
          <Figures
            rows={[
              [t('Blobs'), integer(data.blobs)],
              [t('Stored'), bytes(data.bytes)],
              [t('In use'), bytes(data.referenced_bytes)],
              [t('Can be collected'), bytes(Math.max(0, data.bytes - data.referenced_bytes))],
              [t('Share in use'), percent(data.bytes === 0 ? 1 : data.referenced_bytes / data.bytes)],
            ]}
          />
          <div className="columns">
            <div className="stack"><Check /><Collect /></div>
            <LimitsPanel storage={data} />
          </div>
        </>
      )}
    </Loaded>
  );
}

/** Reads every stored byte again and compares it with its digest. */
function Check() {
  const blocked = useOperatorOnly();
  const newest = useStorageChecks(blocked === null).data?.items[0]?.id ?? null;
  const [started, setStarted] = useState<string | null>(null);
  const id = started ?? newest;
  const start = useStartCheck((check) => setStarted(check.id));
  const check = useStorageCheck(id);
  const data = check.data;
  return (
    <Panel title={t('Check every digest')} actions={<Button size="small" blocked={blocked} disabled={start.isPending} onClick={() => start.mutate()}>{t('Start a check')}</Button>}>
      <div className="stack">
        <p className="quiet">{t('Reads every blob and compares it with its SHA-256. It goes on after a restart of the service.')}</p>
        {start.error ? <ProblemNote problem={start.error} /> : null}
        {check.error ? <ProblemNote problem={check.error} /> : null}
        {data ? (
          <>
            <span className="row"><Status state={data.state === 'SUCCEEDED' && data.findings.length > 0 ? 'FAIL' : data.state} /> {data.total ? <Progress share={data.checked / data.total} label={t('Check every digest')} /> : null} <span className="nowrap">{integer(data.checked)} / {integer(data.total)}</span> <span className="quiet"><Time at={data.created_at} /></span></span>
            <DataTable
              label={t('Findings')}
              rows={data.findings}
              rowKey={(row) => row.sha256}
              empty={<span className="quiet">{t('No finding so far')}</span>}
              columns={[
                { id: 'sha256', header: 'SHA-256', cell: (row) => <Digest value={row.sha256} /> },
                { id: 'problem', header: t('Finding'), cell: (row) => row.problem },
              ]}
            />
          </>
        ) : null}
      </div>
    </Panel>
  );
}

function Collect() {
  const collect = useCollect();
  const blocked = useOperatorOnly();
  return (
    <Panel title={t('Collect what nothing refers to')} actions={<Button size="small" blocked={blocked} disabled={collect.isPending} onClick={() => collect.mutate()}>{t('Collect now')}</Button>}>
      <div className="stack">
        <p className="quiet">{t('It also runs by itself. A blob goes only when nothing has referred to it for the whole grace period.')}</p>
        {collect.error ? <ProblemNote problem={collect.error} /> : null}
        {collect.data ? <span role="status">{t('{n, plural, one {# blob} other {# blobs}} removed, {size} freed', { n: collect.data.blobs, size: bytes(collect.data.bytes) })}</span> : null}
      </div>
    </Panel>
  );
}

function LimitsPanel({ storage }: { storage: Storage }) {
  const blocked = useOperatorOnly();
  const [editing, setEditing] = useState(false);
  const { team, limits } = storage;
  return (
    <Panel title={t('Limits')} actions={<Button size="small" blocked={blocked} onClick={() => setEditing(true)}>{t('Set limits')}</Button>}>
      <Facts
        rows={[
          [t('Team'), team],
          [t('Files in a version'), integer(limits.max_files_per_version)],
          [t('Size of a file'), bytes(limits.max_file_bytes)],
          [t('All bytes'), <span key="all" className="row"><span className="nowrap">{bytes(limits.max_bytes)}</span> <Progress share={storage.bytes / limits.max_bytes} label={t('Stored')} /></span>],
        ]}
      />
      {editing ? <LimitsDialog team={team} limits={limits} onClose={() => setEditing(false)} /> : null}
    </Panel>
  );
}
