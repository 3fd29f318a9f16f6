import { lazy, Suspense, useState } from 'react';
import { aliasName, useVersion, type ModelVersion } from '../../api/models';
import { t } from '../../i18n';
import { useHasRole } from '../../session/team';
import { useParam } from '../../session/useParam';
import { Button, ButtonLink } from '../../ui/Button';
import { Digest } from '../../ui/Copy';
import { Page } from '../../ui/Page';
import { Loaded, Skeleton } from '../../ui/Panel';
import { Status } from '../../ui/Status';
import { Tabs } from '../../ui/Tabs';
import { RequestRelease } from '../releases/RequestRelease';
import { FilesTab } from './FilesTab';
import { AuditTab, DeploymentsTab, EvaluationTab, ParityTab } from './EvidenceTabs';
import { LineageTab } from './LineageTab';
import { TagEditor } from './Tags';

const CardTab = lazy(() => import('./CardTab').then((module) => ({ default: module.CardTab })));
const UseTab = lazy(() => import('./UseTab').then((module) => ({ default: module.UseTab })));
const EvidenceTab = lazy(() => import('./EvidenceTab').then((module) => ({ default: module.EvidenceTab })));
const SignatureTab = lazy(() => import('./SignatureTab').then((module) => ({ default: module.SignatureTab })));

export function VersionPage() {
  const model = useParam('model');
  const number = useParam('version');
  const tab = useParam('tab') || 'card';
  const version = useVersion(model, number);
  const member = useHasRole('member');
  const [requesting, setRequesting] = useState(false);
  const tabs: [string, string][] = [
    ['card', t('Card')],
    ['use', t('Use')],
    ['files', t('Files')],
    ['lineage', t('Lineage')],
    ['evaluation', t('Evaluation')],
    ['parity', t('Parity')],
    ['deployments', t('Deployments')],
    ['evidence', t('Evidence')],
    ['signature', t('Signature')],
    ['audit', t('Audit')],
  ];
  return (
    <Page
      title={`${model} v${number}`}
      crumbs={[[t('Models'), 'models'], [model, `models/${model}`]]}
      beside={version.data ? <Beside version={version.data} /> : null}
      actions={
        <>
          {Number(number) > 1 ? <ButtonLink to={`models/${model}/compare?to=${number}`}>{t('Compare')}</ButtonLink> : null}
          <Button tone="primary" blocked={member ? null : t('Needs the role member in this team')} onClick={() => setRequesting(true)}>
            {t('Request release')}
          </Button>
        </>
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
      <TagEditor model={version.model} version={version.version} tags={version.tags} />
    </>
  );
}

function Tab({ tab, version }: { tab: string; version: ModelVersion }) {
  const number = String(version.version);
  switch (tab) {
    case 'use':
      return <UseTab version={version} />;
    case 'evidence':
      return <EvidenceTab version={version} />;
    case 'signature':
      return <SignatureTab version={version} />;
    case 'files':
      return <FilesTab version={version} />;
    case 'lineage':
      return <LineageTab version={version} />;
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
