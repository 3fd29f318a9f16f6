import { useState, type FormEvent } from 'react';
import { useGenerateDataset } from '../../api/datasets';
import { useRecipes } from '../../api/training';
import { asCurl } from '../../format/curl';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { Button } from '../../ui/Button';
import { Code } from '../../ui/Copy';
import { Dialog } from '../../ui/Dialog';
import { Checkbox, TextField } from '../../ui/Field';
import { useGo } from '../../ui/Link';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';

const NUMBERS = ['seed', 'train_rows', 'heldout_rows', 'max_digits'] as const;
const DEFAULTS = { seed: '7', train_rows: '40000', heldout_rows: '1000', max_digits: '3' };

export function GenerateDialog({ onClose }: { onClose: () => void }) {
  const team = useTeam();
  const go = useGo();
  const recipes = useRecipes().data?.items ?? [];
  const generate = useGenerateDataset(({ dataset }) => go(`datasets/${dataset.name}/v/${dataset.version}`));
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState('addition');
  const [numbers, setNumbers] = useState<Record<string, string>>(DEFAULTS);
  const [scratchpad, setScratchpad] = useState(true);
  const recipe = chosen || recipes[0]?.name || 'column-addition';
  const parameters = { ...Object.fromEntries(NUMBERS.map((key) => [key, Number(numbers[key])])), scratchpad };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    generate.mutate({ recipe, name, parameters });
  };
  return (
    <Dialog title={t('Generate a dataset')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {generate.error ? <ProblemNote problem={generate.error} boxed /> : null}
        <div className="form-grid">
          <Select label={t('Recipe')} value={recipe} onChange={setChosen} options={(recipes.length ? recipes : [{ name: recipe, title: recipe }]).map((row) => ({ value: row.name, label: row.title || row.name }))} />
          <TextField label={t('Name')} required value={name} onChange={(event) => setName(event.target.value)} wrong={generate.error?.fieldError('name')} />
          {NUMBERS.map((key) => (
            <TextField key={key} className="number" type="number" min={key === 'seed' ? 0 : 1} required label={key} value={numbers[key] ?? ''} onChange={(event) => setNumbers({ ...numbers, [key]: event.target.value })} wrong={generate.error?.fieldError(key)} />
          ))}
        </div>
        <Checkbox label={t('With the scratchpad between <think> tags')} checked={scratchpad} onChange={setScratchpad} />
        <details>
          <summary>{t('As curl')}</summary>
          <Code text={asCurl('POST', `/api/v1/recipes/${recipe}/datasets`, team, { name, parameters })} />
        </details>
        <div className="row">
          <Button tone="primary" type="submit" disabled={generate.isPending}>{t('Generate')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
