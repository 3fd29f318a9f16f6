import { useState, type FormEvent } from 'react';
import { useCreateWaiver, useEndWaiver, usePolicy, useWaivers, type Waiver } from '../../api/policies';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button } from '../../ui/Button';
import { Chip } from '../../ui/Chip';
import { DataTable } from '../../ui/DataTable';
import { Confirm, Dialog } from '../../ui/Dialog';
import { TextArea, TextField } from '../../ui/Field';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { Select } from '../../ui/Select';
import { Time } from '../../ui/Time';

interface Props {
  model: string;
  version: number;
  /** The release in whose name a waiver is given, where there is one. */
  alias?: string;
  chip?: string;
}

export function WaiversPanel({ model, version, alias = 'production', chip = 'cpu' }: Props) {
  const waivers = useWaivers(model, version);
  const releaser = useHasRole('releaser');
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Waiver | null>(null);
  const end = useEndWaiver(model, version);
  const blocked = releaser ? null : t('Needs the role releaser in this team; ask a team admin.');
  return (
    <Panel title={t('Waivers')} actions={<Button size="small" blocked={blocked} onClick={() => setGiving(true)}>{t('New waiver')}</Button>} flush>
      <Loaded query={waivers}>
        {({ items }) => (
          <DataTable<Waiver>
            label={t('Waivers')}
            rows={items}
            rowKey={(row) => row.id}
            empty={<Empty what={t('No waiver')} why={t('A waiver excuses one requirement of the policy for a reason and until a date. The person who requested the release cannot give it.')} />}
            columns={[
              { id: 'requirement', header: t('Requirement'), value: (row) => row.requirement, cell: (row) => row.requirement },
              { id: 'alias', header: t('Alias'), cell: (row) => <span className="tag">{row.alias}</span> },
              { id: 'chip', header: t('Chip'), cell: (row) => <Chip chip={row.chip} /> },
              { id: 'reason', header: t('Reason'), cell: (row) => <div className="clip-cell" title={row.reason}>{row.reason}</div> },
              { id: 'until', header: t('Until'), value: (row) => row.until, cell: (row) => (row.revoked_at ? <span className="quiet">{t('ended')} <Time at={row.revoked_at} /></span> : <Time at={row.until} />) },
              { id: 'by', header: t('Given by'), cell: (row) => row.granted_by_name },
              { id: 'end', header: t('Action'), align: 'right', cell: (row) => (row.revoked_at || Date.parse(row.until) < Date.now() ? '–' : <Button size="small" tone="danger" blocked={blocked} onClick={() => setEnding(row)}>{t('End')}</Button>) },
            ]}
          />
        )}
      </Loaded>
      {giving ? <GiveWaiver model={model} version={version} alias={alias} chip={chip} onClose={() => setGiving(false)} /> : null}
      {ending ? (
        <Confirm title={t('End the waiver')} name={ending.requirement} action={t('End')} open busy={end.isPending} onClose={() => setEnding(null)} onConfirm={() => end.mutate(ending.id, { onSettled: () => setEnding(null) })}>
          {t('The requirement counts again from now on.')}
        </Confirm>
      ) : null}
    </Panel>
  );
}

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

function GiveWaiver({ model, version, alias: usual, chip: usualChip, onClose }: Required<Props> & { onClose: () => void }) {
  const [alias, setAlias] = useState(usual);
  const [chip, setChip] = useState(usualChip);
  const [requirement, setRequirement] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(inDays(14));
  const policy = usePolicy(alias, model);
  const create = useCreateWaiver(model, version, onClose);
  const waivable = policy.data?.document.waivable ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate({ alias, chip, requirement: requirement || (waivable[0] ?? ''), reason, until: `${until}T23:59:59Z` });
  };
  return (
    <Dialog title={t('New waiver')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {create.error ? <ProblemNote problem={create.error} boxed /> : null}
        <div className="form-grid">
          <TextField label={t('Alias')} required value={alias} onChange={(event) => setAlias(event.target.value)} />
          <TextField label={t('Chip')} required value={chip} onChange={(event) => setChip(event.target.value)} />
        </div>
        {waivable.length > 0 ? (
          <Select label={t('Requirement')} value={requirement || (waivable[0] ?? '')} onChange={setRequirement} options={waivable.map((name) => ({ value: name, label: name }))} hint={t('The policy of this alias allows these to be waived.')} />
        ) : (
          <TextField label={t('Requirement')} required value={requirement} onChange={(event) => setRequirement(event.target.value)} wrong={create.error?.fieldError('requirement')} hint={policy.data ? t('The policy of this alias allows no waiver.') : undefined} />
        )}
        <TextArea label={t('Reason')} required rows={3} value={reason} onChange={(event) => setReason(event.target.value)} />
        <TextField label={t('Until')} type="date" required min={inDays(0)} value={until} onChange={(event) => setUntil(event.target.value)} wrong={create.error?.fieldError('until')} />
        <div className="row">
          <Button tone="primary" type="submit" disabled={create.isPending}>{t('Give the waiver')}</Button>
          <Button onClick={onClose}>{t('Cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
