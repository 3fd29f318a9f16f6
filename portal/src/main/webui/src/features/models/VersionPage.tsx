import { lazy, Suspense, useState } from 'react';
import { aliasName, useVersion, type ModelVersion } from '../../api/models';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { Page } from '../../ui/Page';
import { Loaded, Skeleton } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
import { RequestRelease } from '../releases/RequestRelease';
import { FilesTab } from './FilesTab';
import { AuditTab, DeploymentsTab, EvaluationTab, ParityTab } from './EvidenceTabs';
import { LineageTab } from './LineageTab';

const CardTab = lazy(() => import('./CardTab').then((module) => ({ default: module.CardTab })));

export function VersionPage() {
  const model = useParam('model');
  const number = useParam('version');
  const tab = useParam('tab') || 'card';
  const version = useVersion(model, number);
  const member = useHasRole('member');
  const [requesting, setRequesting] = useState(false);
  const tabs: [string, string][] = [
    ['card', t('Card')],
    ['files', t('Files')],
    ['lineage', t('Lineage')],
    ['evaluation', t('Evaluation')],
    ['parity', t('Parity')],
    ['deployments', t('Deployments')],
    ['audit', t('Audit')],
  ];
  return (
    <Page
      title={`${model} v${number}`}
      crumbs={[[t('Models'), 'models'], [model, `models/${model}`]]}
      beside={version.data ? <Beside version={version.data} /> : null}
      actions={
        <Button tone="primary" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setRequesting(true)}>
          {t('Request release')}
        </Button>
      }
    >
      <Tabs base={`models/${model}/v/${number}`} current={tab} tabs={tabs} />
      <Loaded query={version}>
        {(data) => (
          <Suspense fallback={<Skeleton />}>
            <Tab tab={tab} version={data} />
          </Suspense>
        )}
      </Loaded>
      {requesting ? <RequestRelease model={model} version={Number(number)} onClose={() => setRequesting(false)} /> : null}
    </Page>
  );
}

function Beside({ version }: { version: ModelVersion }) {
  return (
    <>
      {version.aliases.map((alias) => <span key={aliasName(alias)} className="tag">{aliasName(alias)}</span>)}
      <Status state={version.status} />
      <Digest value={version.digest} />
    </>
  );
}

function Tab({ tab, version }: { tab: string; version: ModelVersion }) {
  const number = String(version.version);
  switch (tab) {
    case 'files':
      return <FilesTab version={version} />;
    case 'lineage':
      return <LineageTab model={version.model} number={number} />;
    case 'evaluation':
      return <EvaluationTab model={version.model} number={number} />;
    case 'parity':
      return <ParityTab model={version.model} number={number} />;
    case 'deployments':
      return <DeploymentsTab model={version.model} number={number} />;
    case 'audit':
      return <AuditTab version={version} />;
    default:
      return <CardTab version={version} />;
  }
}
