import { useState, type FormEvent } from 'react';
import { useDeploy, type Deployment } from '../../api/deployments';
import { useModels } from '../../api/models';
import { asCurl } from '../../format/curl';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Button, ButtonLink } from '../../ui/Button';
import { numericsLabel } from '../../ui/Chip';
import { Code } from '../../ui/Copy';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { Empty } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';

const NUMERICS = ['fp32', 'bf16-emulated', 'fp16-emulated'];
const ROLES: Deployment['role'][] = ['candidate', 'reference'];

export function DeployDialog({ onClose }: { onClose: () => void }) {
  const team = useTeam();
  const go = useGo();
  const models = (useModels().data ?? []).filter((model) => model.latest_version);
  const deploy = useDeploy((deployment) => go(`deployments/${deployment.id}`));
  const [chosen, setChosen] = useState('');
  const [version, setVersion] = useState('');
  const [numerics, setNumerics] = useState('fp32');
  const [role, setRole] = useState<Deployment['role']>('candidate');
  const model = models.find((row) => row.name === chosen) ?? models[0];
  const body = { model: model?.name ?? '', version: Number(version || model?.latest_version), chip: 'cpu', numerics, role };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deploy.mutate(body);
  };
  return (
    <Dialog title={t('Deploy')} open onClose={onClose}>
      {model ? (
        <form className="stack" onSubmit={submit}>
          <p className="quiet">{t('A deployment without a release serves tests only: no alias points to it.')}</p>
          {deploy.error ? <ProblemNote problem={deploy.error} boxed /> : null}
          <Select label={t('Model')} value={model.name} onChange={(next) => { setChosen(next); setVersion(''); }} options={models.map((row) => ({ value: row.name, label: row.name }))} />
          <TextField label={t('Version')} type="number" min={1} max={model.latest_version ?? 1} value={version || String(model.latest_version)} onChange={(event) => setVersion(event.target.value)} wrong={deploy.error?.fieldError('version')} />
          <Select label={t('Numerics')} value={numerics} onChange={setNumerics} options={NUMERICS.map((key) => ({ value: key, label: numericsLabel(key), note: key }))} />
          <Select label={t('Role')} value={role} onChange={(next) => setRole(next as Deployment['role'])} options={ROLES.map((key) => ({ value: key, label: key }))} />
          <details>
            <summary>{t('As curl')}</summary>
            <Code text={asCurl('POST', '/api/v1/deployments', team, body)} />
          </details>
          <div className="row">
            <Button tone="primary" type="submit" disabled={deploy.isPending}>{t('Deploy')}</Button>
            <Button onClick={onClose}>{t('Cancel')}</Button>
          </div>
        </form>
      ) : (
        <Empty what={t('No model yet')} why={t('A training run registers one when it succeeds.')} action={<ButtonLink to="training/new">{t('New run')}</ButtonLink>} />
      )}
    </Dialog>
  );
}
