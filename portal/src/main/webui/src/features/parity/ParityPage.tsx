import { settled } from '../../api/evaluations';
import { useParityPrompts, useParityRun, type ParityRun } from '../../api/parity';
import { Cdf } from '../../charts/Cdf';
import { DeltaNll } from '../../charts/DeltaNll';
import { HeatMap } from '../../charts/HeatMap';
import { PositionCurve } from '../../charts/PositionCurve';
import { integer, measure, percent } from '../../format/number';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Chip, Numerics } from '../../ui/Chip';
import { Figures, Progress } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded, Panel } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { WaiversPanel } from '../models/WaiversPanel';
import { CertificatePanel } from './CertificatePanel';
import { Diagnosis } from './Diagnosis';
import { Environments } from './Environments';
import { ParityGates } from './ParityGates';
import { ReportActions } from './ReportActions';
import { ServingMatrix } from './ServingMatrix';
import { Slices } from './Slices';
import { WorstPrompts } from './WorstPrompts';

export function ParityPage() {
  const id = useParam('report');
  const run = useParityRun(id);
  const data = run.data;
  return (
    <Page
      title={data ? t('Parity of {model} v{version}', { model: data.model, version: data.version }) : t('Parity')}
      crumbs={[[t('Parity'), 'parity']]}
      beside={data ? <><Chip chip={data.chip} /> <Numerics numerics={data.numerics} /></> : null}
      actions={data ? <ReportActions run={data} /> : null}
    >
      <Loaded query={run}>{(row) => <Report run={row} />}</Loaded>
    </Page>
  );
}

function Report({ run }: { run: ParityRun }) {
  const done = settled(run.state);
  const prompts = useParityPrompts(run.id, done);
  const position = run.series?.position ?? [];
  const cdf = run.series?.kl_cdf ?? [];
  return (
    <>
      <VerdictPanel run={run} />
      {run.statistics ? <Statistics run={run} /> : null}
      <Panel title={t('Gates')} flush><ParityGates gates={run.gates ?? []} /></Panel>
      <Diagnosis run={run} />
      <div className="columns">
        <Panel title={t('Distribution of KL over positions')}>
          <Cdf target={cdf} floor={run.series?.floor_cdf ?? []} />
        </Panel>
        <Panel title={t('KL by position')}>
          <PositionCurve title={t('KL by position')} rows={position} />
        </Panel>
        {prompts.data?.length ? <Panel title={t('ΔNLL over prompts')}><DeltaNll values={prompts.data.map((row) => row.delta_nll)} /></Panel> : null}
        {run.length?.length ? <Panel title={t('KL by length')}><PositionCurve title={t('KL by length')} rows={run.length} /></Panel> : null}
        {run.heat_map ? <Panel title={t('KL over its noise floor')}><HeatMap map={run.heat_map} /></Panel> : null}
      </div>
      <Slices slices={run.slices ?? []} />
      <ServingMatrix run={run} />
      {done ? <WorstPrompts id={run.id} prompts={prompts} /> : null}
      <Environments reference={run.environment?.reference ?? {}} target={run.environment?.target ?? {}} />
      <CertificatePanel run={run} />
      {done && run.verdict !== 'PASS' ? <div className="no-print"><WaiversPanel model={run.model} version={run.version} chip={run.chip} /></div> : null}
    </>
  );
}

function VerdictPanel({ run }: { run: ParityRun }) {
  const running = !settled(run.state);
  return (
    <section className="panel verdict" aria-label={t('Verdict')} role="status">
      <Status state={run.verdict ?? run.state} boxed />
      <div className="grow">
        <p>{run.sentence ?? run.message ?? t('The comparison is running.')}</p>
        <span className="quiet">
          <TeamLink className="inline-link" to={`models/${run.model}/v/${run.version}`}>{`${run.model} v${run.version}`}</TeamLink>{' · '}
          <TeamLink className="inline-link" to={`deployments/${run.deployment_id}`}>{run.deployment_id}</TeamLink>
          {` · ${t('profile {profile}, policy {policy}', { profile: run.profile, policy: run.policy_version })}`}
        </span>
        {running ? <Progress share={run.progress} label={t('Parity')} /> : null}
      </div>
    </section>
  );
}

function Statistics({ run }: { run: ParityRun }) {
  const { mean_kl, mean_kl_ucb, floor_mean_kl, top1_agreement, flips, delta_nll, p999_kl, tasks } = run.statistics ?? {};
  return (
    <Figures
      rows={[
        [t('Mean KL (nat)'), <>{measure(mean_kl)} <small>≤ {measure(mean_kl_ucb)}</small></>],
        [t('Noise floor'), measure(floor_mean_kl)],
        [t('Top-1 agreement'), percent(top1_agreement, 2)],
        [t('Flips'), integer(flips)],
        ['ΔNLL', measure(delta_nll)],
        ['p99.9 KL', measure(p999_kl)],
        ...(tasks ? [[t('Task loss'), <>{measure(tasks.loss)} <small>[{measure(tasks.ci_low)}, {measure(tasks.ci_high)}]</small></>] as [string, React.ReactNode]] : []),
      ]}
    />
  );
}
