import { useState } from 'react';
import { useEvaluations } from '../../api/evaluations';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button, ButtonLink } from '../../ui/Button';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { evaluationColumns } from './columns';
import { StartEvaluation } from './StartEvaluation';

export function EvaluationsPage() {
  const evaluations = useEvaluations();
  const member = useHasRole('member');
  const [starting, setStarting] = useState(false);
  return (
    <Page title={t('Evaluation')} actions={<><ButtonLink to="suites">{t('Suites')}</ButtonLink><Button tone="primary" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setStarting(true)}>{t('New evaluation')}</Button></>}>
      <ListPanel
        title={t('Evaluations')}
        pages={evaluations}
        columns={evaluationColumns()}
        rowKey={(row) => row.id}
        empty={<Empty what={t('No evaluation yet')} why={t('A release evaluates its version by itself; any running deployment can be evaluated here.')} action={<ButtonLink to="models">{t('Open the models')}</ButtonLink>} cli="curl -X POST /api/v1/evaluations -d '{deployment_id, suite}'" />}
      />
      {starting ? <StartEvaluation onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}
