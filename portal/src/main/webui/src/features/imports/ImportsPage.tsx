import { useState } from 'react';
import { importMoving, useCancelImport, useImports, type ImportJob } from '../../api/storage';
import { bytes, integer } from '../../format/number';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import type { Column } from '../../ui/DataTable';
import { Progress } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Status } from '../../ui/Status';
import { Time } from '../../ui/Time';
import { StartImport } from './StartImport';

const shareOf = (job: ImportJob) => (job.total_bytes > 0 ? job.bytes / job.total_bytes : null);

export function ImportsPage() {
  const imports = useImports();
  const cancel = useCancelImport();
  const member = useHasRole('member');
  const blocked = member ? null : t('Needs the role member in this team');
  const [starting, setStarting] = useState(false);
  const columns: Column<ImportJob>[] = [
    { id: 'source', header: t('Source'), value: (row) => row.repo, cell: (row) => <><span title={row.endpoint ?? row.source}>{row.repo}</span>{row.revision ? <span className="quiet"> @ {row.revision}</span> : null}</> },
    { id: 'model', header: t('Model'), value: (row) => row.model, cell: (row) => <TeamLink to={row.version ? `models/${row.model}/v/${row.version}` : `models/${row.model}`}>{row.version ? `${row.model} v${row.version}` : row.model}</TeamLink> },
    { id: 'state', header: t('State'), value: (row) => row.state, cell: (row) => (importMoving(row) && shareOf(row) !== null ? <Progress share={shareOf(row)} label={row.model} /> : <Status state={row.state} />) },
    { id: 'files', header: t('Files'), align: 'right', cell: (row) => (row.total_files ? `${integer(row.files)} / ${integer(row.total_files)}` : '–') },
    { id: 'bytes', header: t('Size'), align: 'right', cell: (row) => (row.total_bytes ? `${bytes(row.bytes)} / ${bytes(row.total_bytes)}` : '–') },
    { id: 'message', header: t('Message'), cell: (row) => <div className="clip-cell quiet" title={row.message ?? ''}>{row.message}</div> },
    { id: 'at', header: t('Created'), value: (row) => row.created_at, cell: (row) => <Time at={row.created_at} /> },
    { id: 'cancel', header: t('Action'), align: 'right', cell: (row) => (importMoving(row) ? <Button size="small" blocked={blocked} disabled={cancel.isPending} onClick={() => cancel.mutate(row.id)}>{t('Stop')}</Button> : '–') },
  ];
  return (
    <Page title={t('Imports')} actions={<Button tone="primary" blocked={blocked} onClick={() => setStarting(true)}>{t('New import')}</Button>}>
      {cancel.error ? <ProblemNote problem={cancel.error} boxed /> : null}
      <ListPanel
        title={t('Imports')}
        pages={imports}
        rowKey={(row) => row.id}
        columns={columns}
        empty={<Empty what={t('Nothing imported yet')} why={t('A model of a Hugging Face or ModelScope endpoint, or of a directory, becomes a version with the origin of every file. A broken import goes on where it stopped.')} />}
      />
      {starting ? <StartImport onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}
