import { useState, type FormEvent } from 'react';
import { useDeployments } from '../../api/deployments';
import { useStartEvaluation, useSuites } from '../../api/evaluations';
import { t } from '../../i18n';
import { Button, ButtonLink } from '../../ui/Button';
import { numericsLabel } from '../../ui/Chip';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';

export function StartEvaluation({ onClose }: { onClose: () => void }) {
  const go = useGo();
  const ready = (useDeployments().data ?? []).filter((row) => row.state === 'READY');
  const suites = useSuites().data?.items ?? [];
  const start = useStartEvaluation((evaluation) => go(`evals/${evaluation.id}`));
  const [chosen, setChosen] = useState('');
  const [suite, setSuite] = useState('heldout-exact-match');
  const [limit, setLimit] = useState('');
  const deployment = ready.find((row) => row.id === chosen) ?? ready[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!deployment) return;
    const { model, version, id } = deployment;
    start.mutate({ model, version, deployment_id: id, suite, limit: limit === '' ? undefined : Number(limit) });
  };
  return (
    <Dialog title={t('New evaluation')} open onClose={onClose}>
      {deployment ? (
        <form className="stack" onSubmit={submit}>
          {start.error ? <ProblemNote problem={start.error} boxed /> : null}
          <Select label={t('Deployment')} value={deployment.id} onChange={setChosen} options={ready.map((row) => ({ value: row.id, label: `${row.model} v${row.version} · ${numericsLabel(row.numerics, row.numerics_label)}`, note: row.id }))} />
          <Select label={t('Suite')} value={suite} onChange={setSuite} options={(suites.length ? suites : [{ name: suite }]).map((row) => ({ value: row.name, label: row.name }))} />
          <TextField label={t('Limit')} type="number" min={1} value={limit} onChange={(event) => setLimit(event.target.value)} hint={t('Left empty, every question is asked')} />
          <div className="row">
            <Button tone="primary" type="submit" disabled={start.isPending}>{t('Start')}</Button>
            <Button onClick={onClose}>{t('Cancel')}</Button>
          </div>
        </form>
      ) : (
        <Empty what={t('No deployment is ready')} why={t('An evaluation asks a running deployment.')} action={<ButtonLink to="deployments">{t('Open the deployments')}</ButtonLink>} />
      )}
    </Dialog>
  );
}
