import { useState, type FormEvent } from 'react';
import { useChips } from '../../api/chips';
import { usePolicy } from '../../api/policies';
import { useRequestRelease } from '../../api/releases';
import { asCurl } from '../../format/curl';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import { numericsLabel } from '../../ui/Chip';
import { Code } from '../../ui/Copy';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { useDebounced } from '../../ui/useDebounced';
import { Words } from '../policies/Words';

const NUMERICS = ['bf16-emulated', 'fp16-emulated', 'fp32'];

export function RequestRelease({ model, version, onClose }: { model: string; version: number; onClose: () => void }) {
  const team = useTeam();
  const go = useGo();
  const chips = useChips().data?.items ?? [];
  const request = useRequestRelease((release) => go(`releases/${release.id}`));
  const [alias, setAlias] = useState('production');
  const [chip, setChip] = useState('cpu');
  const [numerics, setNumerics] = useState('bf16-emulated');
  const body = { model, version, alias, chip, numerics };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate(body);
  };
  const options = chips.some((row) => row.key === 'cpu') ? chips : [{ key: 'cpu', name: 'CPU', vendor: '' }, ...chips];
  return (
    <Dialog title={t('Request release of {model} v{version}', { model, version })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p className="quiet">{t('The version is evaluated, deployed as a candidate, compared with its reference and certified. Then a second person approves.')}</p>
        {request.error ? <ProblemNote problem={request.error} boxed /> : null}
        <TextField label={t('Alias')} required value={alias} onChange={(event) => setAlias(event.target.value)} wrong={request.error?.fieldError('alias')} />
        <Select label={t('Chip')} value={chip} onChange={setChip} options={options.map((row) => ({ value: row.key, label: row.key, note: [row.vendor, row.name].filter(Boolean).join(' ') }))} hint={chip === 'cpu' ? t('A stand-in: its certificate never satisfies a gate for another chip.') : undefined} />
        <Select label={t('Numerics')} value={numerics} onChange={setNumerics} options={NUMERICS.map((key) => ({ value: key, label: numericsLabel(key), note: key }))} />
        <Asked alias={alias} model={model} />
        <details>
          <summary>{t('As curl')}</summary>
          <Code text={asCurl('POST', '/api/v1/releases', team, body)} />
        </details>
        <div className="row">
          <Button tone="primary" type="submit" disabled={request.isPending}>{t('Request release')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** What the policy of the alias will ask, before anything is started. */
function Asked({ alias, model }: { alias: string; model: string }) {
  const policy = usePolicy(useDebounced(alias || 'production'), model);
  if (!policy.data) return null;
  return (
    <details>
      <summary>{t('What the policy asks')}</summary>
      <Words lines={policy.data.explanation} />
    </details>
  );
}
