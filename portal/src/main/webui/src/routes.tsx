import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  lazyRouteComponent,
  notFound,
  Outlet,
  redirect,
  type AnyRoute,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { sessionQuery } from './api/session';
import { admit } from './session/guard';
import { lastTeam, rememberTeam } from './session/team';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet });

type Module = Record<string, ComponentType>;
type Load = () => Promise<Module>;
const lazy = (load: Load, name: string) => lazyRouteComponent(load, name);

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  component: lazy(() => import('./features/signin/SignIn'), 'SignIn'),
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ to: '/login' });
    const team = lastTeam(session);
    throw redirect({ href: team ? `/t/${team}` : '/me' });
  },
});

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: lazy(() => import('./shell/Shell'), 'Shell'),
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    if (!session) throw redirect({ href: `/login?to=${encodeURIComponent(location.href)}` });
  },
});

const team = createRoute({
  getParentRoute: () => signedIn,
  path: '/t/$team',
  component: Outlet,
  beforeLoad: async ({ context, params, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery);
    const admission = admit(session, params.team, location.href);
    if (admission.kind === 'sign-in') throw redirect({ href: `/login?to=${encodeURIComponent(admission.to)}` });
    if (admission.kind === 'no-such-team') throw notFound();
    rememberTeam(params.team);
  },
});

const page = (parent: () => AnyRoute, path: string, load: Load, name: string) =>
  createRoute({ getParentRoute: parent, path, component: lazy(load, name) });
const inTeam = (path: string, load: Load, name: string) => page(() => team, path, load, name);

const version: Load = () => import('./features/models/VersionPage');
const storage: Load = () => import('./features/storage/StoragePage');
const run: Load = () => import('./features/training/RunPage');

export const routeTree = root.addChildren([
  login,
  start,
  signedIn.addChildren([
    page(() => signedIn, '/me', () => import('./features/account/AccountPage'), 'AccountPage'),
    page(() => signedIn, '/tokens', () => import('./features/account/TokensPage'), 'TokensPage'),
    page(() => signedIn, '/admin', () => import('./features/admin/AdminPage'), 'AdminPage'),
    team.addChildren([
      inTeam('/', () => import('./features/home/HomePage'), 'HomePage'),
      inTeam('models', () => import('./features/models/ModelsPage'), 'ModelsPage'),
      inTeam('models/$model', () => import('./features/models/ModelPage'), 'ModelPage'),
      inTeam('models/$model/compare', () => import('./features/models/ComparePage'), 'ComparePage'),
      inTeam('models/$model/aliases/$alias', () => import('./features/models/AliasPage'), 'AliasPage'),
      inTeam('models/$model/v/$version', version, 'VersionPage'),
      inTeam('models/$model/v/$version/$tab', version, 'VersionPage'),
      inTeam('releases', () => import('./features/releases/ReleasesPage'), 'ReleasesPage'),
      inTeam('releases/$release', () => import('./features/releases/ReleasePage'), 'ReleasePage'),
      inTeam('readiness', () => import('./features/readiness/ReadinessPage'), 'ReadinessPage'),
      inTeam('training', () => import('./features/training/RunsPage'), 'RunsPage'),
      inTeam('training/new', () => import('./features/training/SubmitPage'), 'SubmitPage'),
      inTeam('training/runs/$run', run, 'RunPage'),
      inTeam('training/runs/$run/$tab', run, 'RunPage'),
      inTeam('experiments', () => import('./features/experiments/ExperimentsPage'), 'ExperimentsPage'),
      inTeam('experiments/$experiment', () => import('./features/experiments/ExperimentPage'), 'ExperimentPage'),
      inTeam('experiments/$experiment/compare', () => import('./features/experiments/ComparePage'), 'ComparePage'),
      inTeam('experiments/$experiment/runs/$run', () => import('./features/experiments/TrackedRunPage'), 'TrackedRunPage'),
      inTeam('imports', () => import('./features/imports/ImportsPage'), 'ImportsPage'),
      inTeam('datasets', () => import('./features/datasets/DatasetsPage'), 'DatasetsPage'),
      inTeam('datasets/$dataset/v/$version', () => import('./features/datasets/DatasetPage'), 'DatasetPage'),
      inTeam('evals', () => import('./features/evals/EvaluationsPage'), 'EvaluationsPage'),
      inTeam('evals/$evaluation', () => import('./features/evals/EvaluationPage'), 'EvaluationPage'),
      inTeam('evals/$evaluation/compare/$baseline', () => import('./features/evals/ComparisonPage'), 'ComparisonPage'),
      inTeam('suites', () => import('./features/suites/SuitesPage'), 'SuitesPage'),
      inTeam('suites/$suite', () => import('./features/suites/SuitePage'), 'SuitePage'),
      inTeam('endpoints', () => import('./features/endpoints/EndpointsPage'), 'EndpointsPage'),
      inTeam('portability', () => import('./features/portability/PortabilityPage'), 'PortabilityPage'),
      inTeam('silicon', () => import('./features/silicon/SiliconPage'), 'SiliconPage'),
      inTeam('silicon/$kind', () => import('./features/silicon/SiliconPage'), 'SiliconPage'),
      inTeam('silicon/$kind/$row', () => import('./features/silicon/RowPage'), 'RowPage'),
      inTeam('certificates', () => import('./features/certificates/CertificatesPage'), 'CertificatesPage'),
      inTeam('certificates/$certificate', () => import('./features/certificates/CertificatePage'), 'CertificatePage'),
      inTeam('parity', () => import('./features/parity/ParityListPage'), 'ParityListPage'),
      inTeam('parity/plan', () => import('./features/planner/PlannerPage'), 'PlannerPage'),
      inTeam('parity/$report', () => import('./features/parity/ParityPage'), 'ParityPage'),
      inTeam('parity/$report/prompts/$prompt', () => import('./features/parity/PromptPage'), 'PromptPage'),
      inTeam('policies', () => import('./features/policies/PoliciesPage'), 'PoliciesPage'),
      inTeam('policies/$alias', () => import('./features/policies/PolicyPage'), 'PolicyPage'),
      inTeam('deployments', () => import('./features/deployments/DeploymentsPage'), 'DeploymentsPage'),
      inTeam('deployments/$deployment', () => import('./features/deployments/DeploymentPage'), 'DeploymentPage'),
      inTeam('playground', () => import('./features/playground/PlaygroundPage'), 'PlaygroundPage'),
      inTeam('keys', () => import('./features/keys/KeysPage'), 'KeysPage'),
      inTeam('usage', () => import('./features/usage/UsagePage'), 'UsagePage'),
      inTeam('access', () => import('./features/access/AccessPage'), 'AccessPage'),
      inTeam('audit', () => import('./features/audit/AuditPage'), 'AuditPage'),
      inTeam('webhooks', () => import('./features/webhooks/WebhooksPage'), 'WebhooksPage'),
      inTeam('webhooks/$webhook', () => import('./features/webhooks/WebhookPage'), 'WebhookPage'),
      inTeam('storage', storage, 'StoragePage'),
      inTeam('storage/$tab', storage, 'StoragePage'),
    ]),
  ]),
]);
