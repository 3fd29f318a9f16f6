import { useState } from 'react';
import { useModel } from '../../api/models';
import { useAliasHistory, useRollback, type AliasMove } from '../../api/policies';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button, ButtonLink } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { Dialog } from '../../ui/Dialog';
import { TextArea } from '../../ui/Field';
import { TeamLink } from '../../ui/Link';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Time } from '../../ui/Time';
import { versionBefore } from './versionBefore';

/** Where an alias has pointed, and the way back. */
export function AliasPage() {
  const model = useParam('model');
  const alias = useParam('alias');
  const history = useAliasHistory(model, alias);
  const current = useModel(model).data?.aliases.find((row) => row.name === alias);
  const former = versionBefore(history.data ?? []);
  const releaser = useHasRole('releaser');
  const [asking, setAsking] = useState(false);
  const blocked = !releaser ? t('Needs the role releaser in this team; ask a team admin.') : former === null ? t('The alias has pointed at one version only.') : null;
  return (
    <Page
      title={`${model} @ ${alias}`}
      crumbs={[[t('Models'), 'models'], [model, `models/${model}`]]}
      beside={current ? <span className="tag">v{current.version}</span> : null}
      actions={
        <>
          <ButtonLink to={`policies/${alias}?model=${model}`}>{t('Policy')}</ButtonLink>
          <Button tone="danger" blocked={blocked} onClick={() => setAsking(true)}>{former === null ? t('Roll back') : t('Roll back to v{version}', { version: former })}</Button>
        </>
      }
    >
      <ListPanel<AliasMove>
        title={t('History')}
        pages={history}
        rowKey={(row) => `${row.moved_at} ${row.to_version}`}
        empty={<Empty what={t('The alias has not moved yet')} why={t('An alias such as production moves only through a release whose gates have passed.')} />}
        columns={[
          { id: 'at', header: t('Moved'), value: (row) => row.moved_at, cell: (row) => <Time at={row.moved_at} /> },
          { id: 'to', header: t('Version'), value: (row) => row.to_version, cell: (row) => <>{row.from_version ? <><TeamLink to={`models/${model}/v/${row.from_version}`}>v{row.from_version}</TeamLink> → </> : null}<TeamLink to={`models/${model}/v/${row.to_version}`}>v{row.to_version}</TeamLink></> },
          { id: 'kind', header: t('Kind'), value: (row) => row.kind, cell: (row) => (row.kind === 'rollback' ? <span className="status" data-tone="warn">{t('Rollback')}</span> : t('Promotion')) },
          { id: 'chip', header: t('Chip'), cell: (row) => <Chip chip={row.chip} /> },
          { id: 'by', header: t('Moved by'), value: (row) => row.moved_by, cell: (row) => row.moved_by },
          { id: 'release', header: t('Release'), cell: (row) => (row.release_id ? <TeamLink className="mono" to={`releases/${row.release_id}`}>{row.release_id}</TeamLink> : '–') },
          { id: 'reason', header: t('Reason'), value: (row) => row.reason, cell: (row) => row.reason ?? '–' },
        ]}
      />
      {asking && current && former !== null ? <Rollback model={model} alias={alias} from={current.version} to={former} onClose={() => setAsking(false)} /> : null}
    </Page>
  );
}

interface RollbackProps {
  model: string;
  alias: string;
  from: number;
  to: number;
  onClose: () => void;
}

function Rollback({ model, alias, from, to, onClose }: RollbackProps) {
  const [reason, setReason] = useState('');
  const rollback = useRollback(model, alias, onClose);
  return (
    <Dialog
      title={t('Roll back {alias}', { alias })}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('Keep')}</Button>
          <Button tone="danger" disabled={rollback.isPending} blocked={reason.trim() ? null : t('Say why first')} onClick={() => rollback.mutate(reason.trim())}>{t('Roll back to v{version}', { version: to })}</Button>
        </>
      }
    >
      {rollback.error ? <ProblemNote problem={rollback.error} boxed /> : null}
      <p>{t('{alias} goes from v{from} back to v{to}, and its route with it. The record of both moves is kept.', { alias, from, to })}</p>
      <TextArea label={t('Reason')} required rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
    </Dialog>
  );
}
