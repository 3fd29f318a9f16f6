import { useState, type FormEvent } from 'react';
import { useChips } from '../../api/chips';
import { useModels, useVersions } from '../../api/models';
import { useCheckPolicy, type PolicyDocument } from '../../api/policies';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { Gates } from '../releases/Gates';

/** Weighs a document against a version without moving anything. */
export function WhatIf({ document, model: bound }: { document: PolicyDocument; model: string | null }) {
  const models = useModels().data ?? [];
  const [chosen, setChosen] = useState(bound ?? '');
  const model = chosen || (models[0]?.name ?? '');
  const versions = useVersions(model || null).data ?? [];
  const [number, setNumber] = useState('');
  const version = number || String(versions[0]?.version ?? '');
  const chips = useChips().data?.items ?? [];
  const [chip, setChip] = useState(document.default_chip ?? document.chips?.[0] ?? 'cpu');
  const check = useCheckPolicy();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    check.mutate({ document, model, version: Number(version), chip });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="quiet">{t('Would this version pass now? Nothing is moved.')}</p>
      {bound ? null : <Select label={t('Model')} value={model} onChange={(value) => { setChosen(value); setNumber(''); }} options={models.map((row) => ({ value: row.name, label: row.name }))} />}
      <div className="form-grid narrow">
        <Select label={t('Version')} value={version} onChange={setNumber} options={versions.map((row) => ({ value: String(row.version), label: `v${row.version}` }))} />
        <Select label={t('Chip')} value={chip} onChange={setChip} options={[...new Set([chip, ...chips.map((row) => row.key)])].map((key) => ({ value: key, label: key }))} />
      </div>
      <div className="row"><Button type="submit" disabled={check.isPending} blocked={version ? null : t('There is no version to try')}>{t('Try it')}</Button></div>
      {check.error ? <ProblemNote problem={check.error} boxed /> : null}
      {check.data?.verdicts ? <div className="edge"><Gates gates={check.data.verdicts} /></div> : null}
      {check.data && !check.data.valid ? <span className="status" data-tone="bad">{t('The document has errors')}</span> : null}
    </form>
  );
}
