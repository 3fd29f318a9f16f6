import { useState, type FormEvent } from 'react';
import { useRemoveTag, useSetTag } from '../../api/models';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';

type Tags = Record<string, string> | undefined;
const text = ([key, value]: [string, string]) => (value ? `${key}=${value}` : key);

/** Whether a filter `key` or `key=value` fits. */
export function hasTag(tags: Tags, wanted: string): boolean {
  return Object.entries(tags ?? {}).some((entry) => text(entry) === wanted || entry[0] === wanted);
}

export function TagList({ tags, onChoose, most = 99 }: { tags: Tags; onChoose?: (tag: string) => void; most?: number }) {
  const entries = Object.entries(tags ?? {});
  return (
    <span className="row">
      {entries.slice(0, most).map((entry) => onChoose
        ? <button key={entry[0]} type="button" className="tag removable" onClick={() => onChoose(text(entry))}>{text(entry)}</button>
        : <span key={entry[0]} className="tag">{text(entry)}</span>)}
      {entries.length > most ? <span className="quiet"> +{entries.length - most}</span> : null}
    </span>
  );
}

/** The tags of a model, or of a version when its number is given, with what is needed to change them. */
export function TagEditor({ model, version, tags }: { model: string; version?: number; tags: Tags }) {
  const [adding, setAdding] = useState(false);
  const remove = useRemoveTag(model, version);
  const member = useHasRole('member');
  return (
    <span className="row wrap">
      {Object.entries(tags ?? {}).map((entry) => (
        <span key={entry[0]} className="tag">
          {text(entry)}
          {member ? <button type="button" className="tag-end" aria-label={t('Remove {name}', { name: entry[0] })} disabled={remove.isPending} onClick={() => remove.mutate(entry[0])}>×</button> : null}
        </span>
      ))}
      {member ? <Button size="small" tone="plain" onClick={() => setAdding(true)}>{t('Add tag')}</Button> : null}
      {adding ? <AddTag model={model} version={version} onClose={() => setAdding(false)} /> : null}
      {remove.error ? <ProblemNote problem={remove.error} /> : null}
    </span>
  );
}

function AddTag({ model, version, onClose }: { model: string; version?: number; onClose: () => void }) {
  const [key, setKey] = useState('');
  const [value, setValue] = useState('');
  const set = useSetTag(model, version, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ key, value });
  };
  return (
    <Dialog title={t('Add tag')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {set.error ? <ProblemNote problem={set.error} boxed /> : null}
        <div className="form-grid">
          <TextField label={t('Key')} required maxLength={250} value={key} onChange={(event) => setKey(event.target.value)} wrong={set.error?.fieldError('key')} />
          <TextField label={t('Value')} value={value} onChange={(event) => setValue(event.target.value)} wrong={set.error?.fieldError('value')} />
        </div>
        <div className="row">
          <Button tone="primary" type="submit" disabled={set.isPending}>{t('Add')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
