import { useState, type FormEvent } from 'react';
import { useChips } from '../../api/chips';
import { useGoldenTraces, useParityPolicy, type PlanRequest } from '../../api/plans';
import type { Problem } from '../../api/problem';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Checkbox, TextField } from '../../ui/Field';
import { Select } from '../../ui/Select';
import { useQueryParam } from '../../ui/useQueryParam';
import { ASSUMPTIONS, numbersOf, PRICES, RATES, type Assumption } from './assumptions';

interface Props {
  busy: boolean;
  problem: Problem | null;
  onPlan: (request: PlanRequest) => void;
}

const NONE = '-';

export function PlanForm({ busy, problem, onPlan }: Props) {
  const policy = useParityPolicy().data;
  const chips = useChips().data?.items ?? [];
  const traces = useGoldenTraces().data ?? [];
  const [trace, setTrace] = useQueryParam('trace');
  const [profile, setProfile] = useState('same-precision');
  const [accuracy, setAccuracy] = useState(NONE);
  const [chip, setChip] = useQueryParam('chip', 'ascend-910b2');
  const [size, setSize] = useState(NONE);
  const [power, setPower] = useState('0.9');
  const [cells, setCells] = useState('');
  const [early, setEarly] = useState(false);
  const [currency, setCurrency] = useState('');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const prices = numbersOf(PRICES, typed);
    const rates = numbersOf(RATES, typed);
    onPlan({
      golden_trace_id: trace || undefined,
      profile: accuracy === NONE ? profile : `${profile}+${accuracy}`,
      chip,
      size: size === NONE ? undefined : size,
      power: Number(power),
      early_stop: early,
      serving_cells: cells === '' ? undefined : Number(cells),
      assumptions: numbersOf(ASSUMPTIONS, typed),
      rates: Object.keys(rates).length > 0 ? rates : undefined,
      prices: Object.keys(prices).length > 0 ? { currency: currency || 'USD', ...prices } : undefined,
    });
  };
  const boxes = (fields: Assumption[]) => (
    <Boxes fields={fields} typed={typed} needed={trace === '' ? ['psi', 'floor_kl'] : []} problem={problem} onType={(name, value) => setTyped({ ...typed, [name]: value })} />
  );
  return (
    <form className="stack" onSubmit={submit}>
      <div className="form-grid narrow">
        <Select label={t('Golden trace')} value={trace || NONE} onChange={(next) => setTrace(next === NONE ? '' : next)} options={[{ value: NONE, label: t('none: assumptions only') }, ...traces.filter((row) => row.state === 'SUCCEEDED').map((row) => ({ value: row.id, label: `${row.model} v${row.version}`, note: row.id }))]} wrong={problem?.fieldError('golden_trace_id')} />
        <Select label={t('Chip')} value={chip} onChange={setChip} options={chips.map((row) => ({ value: row.key, label: row.name, note: row.key }))} wrong={problem?.fieldError('chip')} />
        <Select label={t('Profile')} value={profile} onChange={setProfile} options={(policy?.profiles ?? [profile]).map((name) => ({ value: name, label: name }))} wrong={problem?.fieldError('profile')} />
        <Select label={t('Accuracy to keep')} value={accuracy} onChange={setAccuracy} options={[{ value: NONE, label: t('not asked') }, ...(policy?.accuracy_profiles ?? []).map((name) => ({ value: name, label: name }))]} />
        <Select label={t('Sample size')} value={size} onChange={setSize} options={[{ value: NONE, label: t('as the chip asks') }, ...(policy?.sizes ?? []).map((row) => ({ value: row.name, label: row.name, note: row.note || undefined }))]} />
        <TextField label={t('Power')} type="number" min={0.5} max={0.999} step={0.001} required value={power} onChange={(event) => setPower(event.target.value)} hint={t('How sure a sound engine is to pass')} wrong={problem?.fieldError('power')} />
        <TextField label={t('Cells of the serving matrix')} type="number" min={0} value={cells} onChange={(event) => setCells(event.target.value)} />
      </div>
      <Checkbox label={t('Stop early where the result is clear')} checked={early} onChange={setEarly} />
      <fieldset className="group">
        <legend className="label heading">{trace ? t('Assumptions (they win over the trace)') : t('Assumptions')}</legend>
        {boxes(ASSUMPTIONS)}
      </fieldset>
      <fieldset className="group">
        <legend className="label heading">{t('Cost')}</legend>
        {boxes([...RATES, ...PRICES])}
        <TextField label={t('Currency')} maxLength={8} placeholder="USD" value={currency} onChange={(event) => setCurrency(event.target.value)} />
      </fieldset>
      <div className="row"><Button tone="primary" type="submit" disabled={busy} blocked={chip === '' ? t('No chip is chosen') : null}>{t('Calculate')}</Button></div>
    </form>
  );
}

interface BoxesProps {
  fields: Assumption[];
  typed: Record<string, string>;
  needed: string[];
  problem: Problem | null;
  onType: (name: string, value: string) => void;
}

function Boxes({ fields, typed, needed, problem, onType }: BoxesProps) {
  return (
    <div className="form-grid narrow">
      {fields.map(({ name, label, hint }) => (
        <TextField
          key={name}
          label={t(label)}
          type="number"
          min={0}
          step="any"
          required={needed.includes(name)}
          value={typed[name] ?? ''}
          onChange={(event) => onType(name, event.target.value)}
          hint={hint === '' ? undefined : t(hint)}
          wrong={problem?.fieldError(name)}
        />
      ))}
    </div>
  );
}
