import { usePlanParity } from '../../api/plans';
import { t } from '../../i18n';
import { Page } from '../../ui/Page';
import { Empty, Panel } from '../../ui/Panel';
import { ProblemNote } from '../../ui/Problem';
import { PlanForm } from './PlanForm';
import { PlanView } from './PlanView';

/** What a parity run could prove and what it would cost, before it is started. */
export function PlannerPage() {
  const plan = usePlanParity();
  return (
    <Page title={t('Plan a parity run')} crumbs={[[t('Parity'), 'parity']]} beside={<span className="quiet">{t('What it can prove and what it costs')}</span>}>
      <div className="columns narrow-left">
        <Panel title={t('Question')}>
          <PlanForm busy={plan.isPending} problem={plan.error} onPlan={(request) => plan.mutate(request)} />
        </Panel>
        <div className="stack" aria-live="polite">
          {plan.error ? <ProblemNote problem={plan.error} boxed /> : null}
          {plan.data ? (
            <PlanView plan={plan.data} />
          ) : (
            <Panel title={t('Plan')}>
              <Empty what={t('Nothing is calculated yet')} why={t('The plan says for every gate which sample it needs, the smallest difference it could prove, and whether the verdict would be INCONCLUSIVE. Nothing is asked of any engine.')} />
            </Panel>
          )}
        </div>
      </div>
    </Page>
  );
}
