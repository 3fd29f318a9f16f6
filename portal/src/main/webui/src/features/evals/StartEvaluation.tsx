import { useState, type FormEvent } from 'react';
import { useDeployments } from '../../api/deployments';
import { useEndpoints } from '../../api/endpoints';
import { useStartEvaluation } from '../../api/evaluations';
import { useModels, useVersions } from '../../api/models';
import { useSuites } from '../../api/suites';
import { t } from '../../i18n';
import { Button, ButtonLink } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, TextField } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { targetsOf } from './targets';

export function StartEvaluation({ onClose }: { onClose: () => void }) {
  const go = useGo();
  const targets = targetsOf(useDeployments().data ?? [], useEndpoints().data ?? []);
  const suites = useSuites().data?.items ?? [];
  const start = useStartEvaluation((evaluation) => go(`evals/${evaluation.id}`));
  const [chosen, setChosen] = useState('');
  const [served, setServed] = useState<{ model: string; version: number } | null>(null);
  const [suite, setSuite] = useState('heldout-exact-match');
  const [limit, setLimit] = useState('');
  const [chat, setChat] = useState(false);
  const ofTasks = suite !== 'heldout-exact-match';
  const target = targets.find((row) => row.id === chosen) ?? targets[0];
  const what = target?.serves ?? served;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!target || !what) return;
    const asked = target.serves ? { deployment_id: target.id } : { endpoint_id: target.id };
    start.mutate({ ...what, ...asked, suite, limit: limit === '' ? undefined : Number(limit), chat: ofTasks && chat ? true : undefined });
  };
  return (
    <Dialog title={t('New evaluation')} open onClose={onClose}>
      {target ? (
        <form className="stack" onSubmit={submit}>
          {start.error ? <ProblemNote problem={start.error} boxed /> : null}
          <Select label={t('Deployment or endpoint')} value={target.id} onChange={setChosen} options={targets.map((row) => ({ value: row.id, label: row.label, note: row.note }))} />
          {target.serves ? null : <ServedVersion served={served} onChange={setServed} />}
          <Select label={t('Suite')} value={suite} onChange={setSuite} options={(suites.length ? suites : [{ name: suite }]).map((row) => ({ value: row.name, label: row.name }))} />
          <TextField label={t('Limit')} type="number" min={1} value={limit} onChange={(event) => setLimit(event.target.value)} hint={t('Left empty, every question is asked')} />
          {ofTasks ? <Checkbox label={t('Ask as a chat, without log-probabilities')} checked={chat} onChange={setChat} /> : null}
          <div className="row">
            <Button tone="primary" type="submit" disabled={start.isPending} blocked={what ? null : t('Choose the version that the endpoint serves')}>{t('Start')}</Button>
            <Button onClick={onClose}>{t('Cancel')}</Button>
          </div>
        </form>
      ) : (
        <Empty what={t('Nothing can be asked')} why={t('An evaluation asks a running deployment or a foreign endpoint.')} action={<ButtonLink to="deployments">{t('Open the deployments')}</ButtonLink>} />
      )}
    </Dialog>
  );
}

/** Which version a foreign server serves is for a person to say. */
function ServedVersion({ served, onChange }: { served: { model: string; version: number } | null; onChange: (served: { model: string; version: number } | null) => void }) {
  const models = useModels().data ?? [];
  const [model, setModel] = useState(served?.model ?? '');
  const versions = useVersions(model || null).data ?? [];
  const choose = (name: string) => {
    setModel(name);
    onChange(null);
  };
  return (
    <div className="form-grid">
      <Select label={t('Model')} value={model} onChange={choose} options={models.map((row) => ({ value: row.name, label: row.name }))} />
      <Select label={t('Version')} value={served ? String(served.version) : ''} onChange={(version) => onChange({ model, version: Number(version) })} options={versions.map((row) => ({ value: String(row.version), label: `v${row.version}` }))} />
    </div>
  );
}
