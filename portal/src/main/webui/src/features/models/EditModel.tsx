import { useState, type FormEvent } from 'react';
import { useChangeModel, type Model, type Visibility } from '../../api/models';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { TextArea, TextField } from '../../ui/Field';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { VISIBILITIES, VISIBILITY_NOTES, VISIBILITY_WORDS } from './Visibility';

export function EditModel({ model, onClose }: { model: Model; onClose: () => void }) {
  const [description, setDescription] = useState(model.description ?? '');
  const [licence, setLicence] = useState(model.licence ?? '');
  const [use, setUse] = useState(model.intended_use ?? '');
  const [visibility, setVisibility] = useState<Visibility>(model.visibility ?? 'team');
  const change = useChangeModel(model.name, onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const next = { description, licence, intended_use: use, visibility };
    const before = { description: model.description ?? '', licence: model.licence ?? '', intended_use: model.intended_use ?? '', visibility: model.visibility ?? 'team' };
    change.mutate(Object.fromEntries(Object.entries(next).filter(([name, value]) => value !== before[name as keyof typeof before])));
  };
  return (
    <Dialog title={t('Edit {name}', { name: model.name })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {change.error ? <ProblemNote problem={change.error} boxed /> : null}
        <TextField label={t('Description')} value={description} onChange={(event) => setDescription(event.target.value)} wrong={change.error?.fieldError('description')} />
        <Select label={t('Visibility')} value={visibility} onChange={(value) => setVisibility(value as Visibility)} options={VISIBILITIES.map((value) => ({ value, label: t(VISIBILITY_WORDS[value]), note: t(VISIBILITY_NOTES[value]) }))} hint={t(VISIBILITY_NOTES[visibility])} wrong={change.error?.fieldError('visibility')} />
        <TextField label={t('Licence')} placeholder="apache-2.0" value={licence} onChange={(event) => setLicence(event.target.value)} wrong={change.error?.fieldError('licence')} />
        <TextArea label={t('Intended use')} rows={4} value={use} onChange={(event) => setUse(event.target.value)} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={change.isPending}>{t('Save')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
