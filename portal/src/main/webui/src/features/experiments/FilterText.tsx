import { useEffect, useState, type FormEvent } from 'react';
import type { Problem } from '../../api/problem';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';

const EXAMPLES = ['metrics.loss < 0.1', "params.optimizer = 'adamw'", "attributes.status = 'FINISHED'", "tags.stage LIKE 'night%'"];

interface Props {
  value: string;
  onChange: (filter: string) => void;
  problem: Problem | null;
}

/** A filter in MLflow's grammar; it is sent when it is done, and what the server says of it stands below. */
export function FilterText({ value, onChange, problem }: Props) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChange(text.trim());
  };
  return (
    <form className="filter-text" role="search" onSubmit={submit}>
      <input className="input mono" data-filter aria-label={t('Filter in MLflow grammar')} placeholder={`${EXAMPLES[0]} and ${EXAMPLES[1]}`} aria-invalid={problem ? true : undefined} aria-describedby="filter-note" value={text} onChange={(event) => setText(event.target.value)} />
      <Button type="submit">{t('Apply')}</Button>
      {value ? <Button tone="plain" onClick={() => onChange('')}>{t('Clear')}</Button> : null}
      <div id="filter-note" className="filter-note">
        {problem ? (
          <span className="wrong" role="alert">{problem.message}</span>
        ) : (
          <span className="quiet">
            {t('For example')} {EXAMPLES.map((example) => <button key={example} type="button" className="example" onClick={() => setText((before) => (before.trim() ? `${before.trim()} and ${example}` : example))}>{example}</button>)}
          </span>
        )}
      </div>
    </form>
  );
}
