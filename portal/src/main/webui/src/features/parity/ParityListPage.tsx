import { useParityRuns } from '../../api/parity';
import { t } from '../../i18n';
import { ButtonLink } from '../../ui/Button';
import { ListPanel } from '../../ui/ListPanel';
import { Page } from '../../ui/Page';
import { Empty } from '../../ui/Panel';
import { parityColumns } from './columns';

export function ParityListPage() {
  const runs = useParityRuns();
  return (
    <Page title={t('Parity')} beside={<span className="quiet">{t('Is the model on this chip still the model that was trained?')}</span>} actions={<ButtonLink to="parity/plan">{t('Plan a run')}</ButtonLink>}>
      <ListPanel
        title={t('Parity runs')}
        pages={runs}
        columns={parityColumns()}
        rowKey={(row) => row.id}
        empty={<Empty what={t('No parity run yet')} why={t('A release compares the candidate with the golden trace of the reference.')} action={<ButtonLink to="models">{t('Open the models')}</ButtonLink>} cli="curl -X POST /api/v1/parity-runs -d '{golden_trace_id, deployment_id}'" />}
      />
    </Page>
  );
}
