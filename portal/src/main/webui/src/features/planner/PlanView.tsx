import type { ParityPlan, PlanCost } from '../../api/plans';
import { decimal, integer, measure, percent } from '../../format/number';
import { duration } from '../../format/time';
import { msg, t } from '../../i18n';
import { DataTable } from '../../ui/DataTable';
import { Facts, Figures } from '../../ui/Facts';
import { Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { PlanGates } from './PlanGates';

export function PlanView({ plan }: { plan: ParityPlan }) {
  return (
    <>
      <section className="panel verdict" aria-label={t('Verdict expected')} role="status">
        <Status state={plan.verdict} boxed />
        <div className="grow">
          <p>{plan.sentence}</p>
          <span className="quiet">{t('profile {profile}, policy {policy}', { profile: plan.profile, policy: plan.policy_version })}{plan.size_note ? ` · ${plan.size_note}` : ''}</span>
        </div>
      </section>
      <Figures
        rows={[
          [t('Chance of PASS'), <>{percent(plan.power)} <small>{t('wanted {share}', { share: percent(plan.power_target) })}</small></>],
          [t('Confidence'), percent(plan.confidence)],
          [t('Requests'), integer(plan.cost.sample.requests)],
          [t('Duration'), seconds(plan.cost.sample)],
          [t('Cost'), money(plan.cost.sample, plan.cost.currency)],
        ]}
      />
      <Panel title={t('Gates')} flush><PlanGates gates={plan.gates} /></Panel>
      <div className="columns">
        <Costs plan={plan} />
        <Assumed plan={plan} />
      </div>
      {plan.early_stop ? (
        <Panel title={t('Early stop')}>
          <Facts
            rows={[
              [t('Pairs at most'), integer(plan.early_stop.pairs)],
              [t('Pairs in the middle case'), integer(plan.early_stop.median_pairs)],
              [t('Chance of PASS'), percent(plan.early_stop.power)],
              [t('Stops at evidence of'), decimal(plan.early_stop.boundary, 0)],
            ]}
          />
        </Panel>
      ) : null}
    </>
  );
}

const seconds = (cost: PlanCost) => (cost.seconds === null ? <span className="quiet">{t('no rate given')}</span> : duration(cost.seconds));
const money = (cost: PlanCost, currency: string | null) => (cost.money === null ? <span className="quiet">{t('no price given')}</span> : `${decimal(cost.money, 2)} ${currency ?? ''}`.trim());

function Costs({ plan }: { plan: ParityPlan }) {
  const { sample, needed, currency } = plan.cost;
  const rows: [string, (cost: PlanCost) => React.ReactNode][] = [
    [t('Requests'), (cost) => integer(cost.requests)],
    [t('Prompt tokens'), (cost) => integer(cost.prompt_tokens)],
    [t('Output tokens'), (cost) => integer(cost.output_tokens)],
    [t('Duration'), seconds],
    [t('Cost'), (cost) => money(cost, currency)],
  ];
  return (
    <Panel title={t('Cost')} flush>
      <div className="table-scroll" tabIndex={0} role="group" aria-label={t('Cost')}>
        <table className="table">
          <thead><tr><td /><th scope="col" className="right">{t('This sample')}</th><th scope="col" className="right">{t('Sample needed')}</th></tr></thead>
          <tbody>
            {rows.map(([name, cell]) => (
              <tr key={name}><th scope="row">{name}</th><td className="right">{cell(sample)}</td><td className="right">{needed ? cell(needed) : '–'}</td></tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

const SOURCES: Record<string, string> = { trace: msg('golden trace'), given: msg('given here'), default: msg('usual value') };

function Assumed({ plan }: { plan: ParityPlan }) {
  return (
    <Panel title={t('Assumed')} flush>
      <DataTable
        label={t('Assumed')}
        rows={plan.assumptions}
        rowKey={(row) => row.name}
        columns={[
          { id: 'name', header: t('Name'), value: (row) => row.name, cell: (row) => <span className="mono">{row.name}</span> },
          { id: 'value', header: t('Value'), align: 'right', value: (row) => row.value, cell: (row) => measure(row.value) },
          { id: 'unit', header: t('Unit'), cell: (row) => row.unit },
          { id: 'source', header: t('From'), value: (row) => row.source, cell: (row) => t(SOURCES[row.source] ?? row.source) },
        ]}
      />
    </Panel>
  );
}
