import { useState } from 'react';
import type { TrackedRun } from '../../api/tracking';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { KeyPicker } from './KeyPicker';
import { split } from './runColumns';

const MOST = 20;
/** Enough runs to know the keys of an experiment, few enough for a request line. */
const ASKED = 40;

interface Props {
  runs: TrackedRun[];
  chosen: string[];
  onChoose: (columns: string[]) => void;
  onClose: () => void;
}

export function ColumnPicker({ runs, chosen, onChoose, onClose }: Props) {
  const [picked, setPicked] = useState(chosen);
  const [word, setWord] = useState('');
  const of = (kind: string) => picked.filter((column) => split(column)[0] === kind).map((column) => split(column)[1]);
  const put = (kind: string, keys: string[]) =>
    setPicked([...picked.filter((column) => split(column)[0] !== kind || keys.includes(split(column)[1])), ...keys.filter((key) => !of(kind).includes(key)).map((key) => `${kind}.${key}`)]);
  const add = () => {
    if (/^(params|tags|metrics)\..+/.test(word) && !picked.includes(word)) setPicked([...picked, word]);
    setWord('');
  };
  const params = [...new Set([...of('params'), ...runs.flatMap((run) => Object.keys(run.params))])].sort();
  const done = () => {
    onChoose(picked);
    onClose();
  };
  return (
    <Dialog title={t('Columns')} open onClose={onClose} footer={<><Button onClick={onClose}>{t('Cancel')}</Button><Button tone="primary" onClick={done}>{t('Show these columns')}</Button></>}>
      <div className="columns">
        <div className="stack">
          <h3>{t('Metrics')}</h3>
          <KeyPicker runs={runs.slice(0, ASKED).map((run) => run.id)} chosen={of('metrics')} most={MOST} onChoose={(keys) => put('metrics', keys)} />
        </div>
        <div className="stack">
          <h3>{t('Parameters')}</h3>
          <div className="key-picker">
            <div className="keys" tabIndex={0} role="group" aria-label={t('Parameters')}>
              {params.map((key) => (
                <label key={key} className="key">
                  <input type="checkbox" checked={of('params').includes(key)} onChange={(event) => put('params', event.target.checked ? [...of('params'), key] : of('params').filter((one) => one !== key))} />
                  <span className="clip" title={key}>{key}</span>
                </label>
              ))}
            </div>
          </div>
        </div>
      </div>
      <form className="row" onSubmit={(event) => { event.preventDefault(); add(); }}>
        <span className="grow"><TextField label={t('Another column')} placeholder="tags.mlflow.source.name" value={word} onChange={(event) => setWord(event.target.value)} hint={t('metrics., params. or tags. and the key')} /></span>
        <Button type="submit">{t('Add')}</Button>
      </form>
      <div className="row wrap">{picked.map((column) => <button key={column} type="button" className="tag removable" aria-label={t('Remove {name}', { name: column })} onClick={() => setPicked(picked.filter((one) => one !== column))}>{column} ×</button>)}</div>
    </Dialog>
  );
}
