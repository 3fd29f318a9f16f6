import { useState } from 'react';
import { useDeletePolicy, usePolicy, type Policy, type PolicyDocument } from '../../api/policies';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { DataTable } from '../../ui/DataTable';
import { Confirm } from '../../ui/Dialog';
import { Facts } from '../../ui/Facts';
import { useGo } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { useQueryParam } from '../../ui/useQueryParam';
import { Time } from '../../ui/Time';
import { PolicyEditor } from './PolicyEditor';
import { WhatIf } from './WhatIf';
import { Words } from './Words';

/** What an alias asks of a version, in words; and the document behind them. */
export function PolicyPage() {
  const alias = useParam('alias');
  const [model] = useQueryParam('model');
  const [editing, setEditing] = useQueryParam('edit');
  const policy = usePolicy(alias, model || null);
  const fresh = policy.error?.status === 404;
  const admin = useHasRole('admin');
  const blocked = admin ? null : t('Needs the role admin in this team');
  const own = policy.data !== undefined && (policy.data.model ?? '') === model && policy.data.updated_at !== null;
  return (
    <Page
      title={model ? t('Policy of {model} @ {alias}', { model, alias }) : t('Policy of the alias {alias}', { alias })}
      crumbs={[[t('Release policies'), 'policies']]}
      actions={editing ? null : <>{own ? <DropPolicy alias={alias} model={model || null} blocked={blocked} /> : null}<Button tone="primary" blocked={blocked} onClick={() => setEditing('1')}>{fresh ? t('Write a policy') : t('Edit')}</Button></>}
    >
      {editing && (policy.data || fresh) ? (
        <PolicyEditor alias={alias} model={model || null} policy={policy.data ?? null} onDone={() => setEditing('')} />
      ) : fresh ? (
        <Panel><p className="quiet">{model ? t('This model has no policy of its own: the one of the alias counts.') : t('No policy binds this alias.')}</p></Panel>
      ) : (
        <Loaded query={policy} rows={8}>{(data) => <PolicyView policy={data} />}</Loaded>
      )}
    </Page>
  );
}

function PolicyView({ policy }: { policy: Policy }) {
  const { document } = policy;
  return (
    <div className="columns wide-left">
      <div className="stack">
        <Panel title={t('In words')}><Words lines={policy.explanation} /></Panel>
        <Panel title={t('Requirements')} flush><Requirements document={document} /></Panel>
      </div>
      <div className="stack">
        <Panel title={t('What if')}><WhatIf document={document} model={policy.model} /></Panel>
        <Panel title={t('Facts')}>
          <Facts
            rows={[
              [t('Policy'), policy.label],
              [t('Version'), policy.version],
              [t('Chips'), document.chips?.join(', ') ?? t('every chip')],
              [t('Usual chip'), document.default_chip ?? '–'],
              [t('Approvals'), `${document.approvals.count} · ${document.approvals.roles.join(', ')}`],
              ...(document.suite ? [[t('Suite'), document.suite] as [string, string]] : []),
              ...Object.entries(document.evidence_max_age_days ?? {}).map(([kind, days]): [string, string] => [t('Age of {kind}', { kind }), t('at most {days, plural, one {# day} other {# days}}', { days })]),
              [t('Can be waived'), document.waivable?.join(', ') || t('nothing')],
              [t('Changed by'), policy.updated_by ?? t('as shipped')],
              [t('Updated'), <Time key="at" at={policy.updated_at} />],
            ]}
          />
        </Panel>
      </div>
    </div>
  );
}

function Requirements({ document }: { document: PolicyDocument }) {
  return (
    <DataTable
      label={t('Requirements')}
      rows={document.requirements}
      rowKey={(row) => row.name}
      columns={[
        { id: 'title', header: t('Requirement'), cell: (row) => <><strong>{row.title || row.name}</strong><div className="mono quiet">{row.name}</div></> },
        { id: 'expression', header: t('Expression'), cell: (row) => <code className="expression">{row.kind ? `${row.kind}${row.select ? ` [${row.select}]` : ''}: ` : ''}{row.expression}</code> },
        { id: 'remedy', header: t('Remedy'), cell: (row) => row.remedy ?? '–' },
      ]}
    />
  );
}

function DropPolicy({ alias, model, blocked }: { alias: string; model: string | null; blocked: string | null }) {
  const [asking, setAsking] = useState(false);
  const go = useGo();
  const drop = useDeletePolicy(alias, model, () => go('policies'));
  return (
    <>
      {drop.error ? <ProblemNote problem={drop.error} /> : null}
      <Button tone="danger" blocked={blocked} onClick={() => setAsking(true)}>{t('Withdraw')}</Button>
      <Confirm title={t('Withdraw the policy')} name={alias} action={t('Withdraw')} open={asking} busy={drop.isPending} onClose={() => setAsking(false)} onConfirm={() => drop.mutate(undefined, { onSettled: () => setAsking(false) })}>
        {model ? t('The policy of the alias counts for this model again.') : t('The policy shipped with the product counts again.')}
      </Confirm>
    </>
  );
}
