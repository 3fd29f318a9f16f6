import { settled, useEvaluation, type Evaluation } from '../../api/evaluations';
import { Interval } from '../../charts/Interval';
import { decimal, integer, wilson } from '../../format/number';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Figures, Progress } from '../../ui/Facts';
import { TeamLink } from '../../ui/Link';
import { Page } from '../../ui/Page';
import { Loaded } from '../../ui/Panel';
import { labelOf, Status } from '../../ui/Status';
import { SampleViewer } from './SampleViewer';
import { TaskScores } from './TaskScores';

export function EvaluationPage() {
  const id = useParam('evaluation');
  const evaluation = useEvaluation(id);
  const data = evaluation.data;
  return (
    <Page title={data ? data.suite : t('Evaluation')} crumbs={[[t('Evaluation'), 'evals']]} beside={data ? <Status state={data.state} boxed /> : null}>
      <span className="visually-hidden" role="status">{data ? labelOf(data.state) : ''}</span>
      <Loaded query={evaluation}>
        {(row) => (
          <>
            {row.message && row.state === 'FAILED' ? <div className="callout" data-tone="bad">{row.message}</div> : null}
            {row.tasks?.length ? <TaskScores evaluation={row} /> : <Score evaluation={row} />}
            <SampleViewer evaluation={row} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Score({ evaluation }: { evaluation: Evaluation }) {
  const { n, correct, exact_match, standard_error } = evaluation;
  const interval = n && correct !== null ? wilson(correct, n) : null;
  const points = (share: number) => decimal(share * 100, 1);
  return (
    <Figures
      rows={[
        [t('Exact match'), <>{exact_match === null ? '–' : points(exact_match)} <small>{standard_error === null ? '%' : `± ${points(standard_error)} %`}</small></>],
        [t('95 % interval'), interval ? <>{points(interval[0])} – {points(interval[1])} <small>%</small></> : '–'],
        [t('Correct'), <>{integer(correct)} <small>/ {integer(n)}</small></>],
        ...(interval && exact_match !== null ? [[t('On the scale'), <Interval key="interval" low={interval[0]} high={interval[1]} value={exact_match} />] as [string, React.ReactNode]] : []),
        ...(settled(evaluation.state) ? [] : [[t('Progress'), <Progress key="progress" share={evaluation.progress} label={evaluation.suite} />] as [string, React.ReactNode]]),
        [t('Version'), <small key="version"><TeamLink to={`models/${evaluation.model}/v/${evaluation.version}`}>{`${evaluation.model} v${evaluation.version}`}</TeamLink></small>],
        [t('Dataset'), <small key="dataset">{evaluation.dataset ? <TeamLink to={`datasets/${evaluation.dataset.name}/v/${evaluation.dataset.version}`}>{`${evaluation.dataset.name} v${evaluation.dataset.version}`}</TeamLink> : '–'}</small>],
        evaluation.endpoint_id
          ? [t('Endpoint'), <small key="endpoint"><TeamLink to="endpoints">{evaluation.endpoint_id}</TeamLink></small>]
          : [t('Deployment'), <small key="deployment">{evaluation.deployment_id ? <TeamLink to={`deployments/${evaluation.deployment_id}`}>{evaluation.deployment_id}</TeamLink> : '–'}</small>],
      ]}
    />
  );
}
