import { useState } from 'react';
import { isGone, useDeployments } from '../../api/deployments';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { Button, ButtonLink } from '../../ui/Button';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { Segments } from '../../ui/Tabs';
import { useQueryParam } from '../../ui/useQueryParam';
import { deploymentColumns } from './columns';
import { DeployDialog } from './DeployDialog';

export function DeploymentsPage() {
  const deployments = useDeployments();
  const member = useHasRole('member');
  const [show, setShow] = useQueryParam('show', 'live');
  const [deploying, setDeploying] = useState(false);
  return (
    <Page title={t('Deployments')} actions={<Button tone="primary" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setDeploying(true)}>{t('Deploy')}</Button>}>
      <ListPanel
        title={t('Deployments')}
        pages={deployments}
        columns={deploymentColumns()}
        rowKey={(row) => row.id}
        select={(row) => show === 'all' || !isGone(row)}
        controls={<Segments label={t('Show')} value={show} onChange={setShow} options={[['live', t('Live')], ['all', t('All')]]} />}
        empty={<Empty what={t('No deployment yet')} why={t('A release deploys the reference and the candidate by itself.')} action={<ButtonLink to="models">{t('Open the models')}</ButtonLink>} cli="curl -X POST /api/v1/deployments -d '{model, version, chip, numerics, role}'" />}
      />
      {deploying ? <DeployDialog onClose={() => setDeploying(false)} /> : null}
    </Page>
  );
}
