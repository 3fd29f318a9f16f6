import { useState } from 'react';
import { useCollect, useStartCheck, useStorage, useStorageCheck, type Limits, type Storage } from '../../api/storage';
import { bytes, integer, percent } from '../../format/number';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { DataTable } from '../../ui/DataTable';
import { Facts, Figures, Progress } from '../../ui/Facts';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
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
  const [id, setId] = useState<string | null>(null);
  const start = useStartCheck((check) => setId(check.id));
  const check = useStorageCheck(id);
  const blocked = useOperatorOnly();
  const data = check.data;
  return (
    <Panel title={t('Check every digest')} actions={<Button size="small" blocked={blocked} disabled={start.isPending} onClick={() => start.mutate()}>{t('Start a check')}</Button>}>
      <div className="stack">
        <p className="quiet">{t('Reads every blob and compares it with its SHA-256. It goes on after a restart of the service.')}</p>
        {start.error ? <ProblemNote problem={start.error} /> : null}
        {check.error ? <ProblemNote problem={check.error} /> : null}
        {data ? (
          <>
            <span className="row"><Status state={data.state} /> {data.total ? <Progress share={data.checked / data.total} label={t('Check every digest')} /> : null} <span className="nowrap">{integer(data.checked)} / {integer(data.total)}</span></span>
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
        {collect.data ? <span role="status">{collect.data.removed === undefined ? t('The collection has been started.') : t('{n, plural, one {# blob} other {# blobs}} removed, {size} freed', { n: collect.data.removed, size: bytes(collect.data.freed_bytes ?? 0) })}</span> : null}
      </div>
    </Panel>
  );
}

const listed = (limits: Storage['limits'], team: string): Limits[] =>
  limits === null ? [] : Array.isArray(limits) ? limits : [{ team, ...limits }];

function LimitsPanel({ storage }: { storage: Storage }) {
  const team = useTeam();
  const blocked = useOperatorOnly();
  const [editing, setEditing] = useState<Limits | null>(null);
  const rows = listed(storage.limits, team);
  return (
    <Panel title={t('Limits')}>
      <div className="stack">
        {rows.length === 0 ? <p className="quiet">{t('No limit is set.')}</p> : null}
        {rows.map((row) => (
          <Facts
            key={row.team}
            rows={[
              [t('Team'), row.team],
              [t('Files in a version'), row.max_files_per_version ? integer(row.max_files_per_version) : t('no limit')],
              [t('Size of a file'), row.max_file_bytes ? bytes(row.max_file_bytes) : t('no limit')],
              [t('All bytes'), row.max_bytes ? bytes(row.max_bytes) : t('no limit')],
            ]}
          />
        ))}
        <div className="row"><Button size="small" blocked={blocked} onClick={() => setEditing(rows[0] ?? { team, max_files_per_version: null, max_file_bytes: null, max_bytes: null })}>{t('Set limits')}</Button></div>
      </div>
      {editing ? <LimitsDialog limits={editing} onClose={() => setEditing(null)} /> : null}
    </Panel>
  );
}
