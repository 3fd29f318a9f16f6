import { seg, useGet, usePages, useSend } from './hooks';

export interface Replica {
  index: number;
  state: string;
  pid: number | null;
  port: number | null;
  restarts: number;
  loaded_digest: string | null;
  started_at: string | null;
}

export interface Deployment {
  id: string;
  team: string;
  model: string;
  version: number;
  version_id: string;
  chip: string;
  numerics: string;
  numerics_label: string | null;
  role: 'reference' | 'candidate' | 'serving';
  fault: string | null;
  state: 'PENDING' | 'STARTING' | 'READY' | 'STOPPING' | 'STOPPED' | 'FAILED';
  message: string | null;
  engine: { name: string; version: string } | null;
  fingerprint: Record<string, unknown> | null;
  fingerprint_digest: string | null;
  replicas: Replica[];
  routes: { name: string; alias: string }[];
  created_at: string;
  created_by: string;
  ready_at: string | null;
}

export interface Route {
  name: string;
  deployment_id: string;
  model: string;
  version: number;
  alias: string;
  chip: string;
  numerics: string;
  certificate_id: string | null;
  release_id: string | null;
  updated_at: string;
}

const MOVING = ['PENDING', 'STARTING', 'STOPPING'];
export const isGone = (deployment: Deployment): boolean => ['STOPPED', 'FAILED'].includes(deployment.state);

export const useDeployments = () => usePages<Deployment>('/api/v1/deployments', { refetch: 5_000 });
export const useDeployment = (id: string) =>
  useGet<Deployment>(`/api/v1/deployments/${seg(id)}`, {
    refetch: (data) => (!data || MOVING.includes(data.state) ? 1_000 : isGone(data) ? false : 5_000),
  });
export const useRoutes = () => useGet<{ items: Route[] }>('/api/v1/routes', { refetch: 15_000 });

export interface DeploymentRequest {
  model: string;
  version: number;
  chip: string;
  numerics: string;
  role: Deployment['role'];
}

export const useDeploy = (onSuccess: (deployment: Deployment) => void) =>
  useSend<DeploymentRequest, Deployment>({
    path: () => '/api/v1/deployments',
    body: (body) => body,
    refresh: ['/api/v1/deployments'],
    idempotent: true,
    onSuccess,
  });

export const useStopDeployment = (id: string) =>
  useSend<void>({
    method: 'DELETE',
    path: () => `/api/v1/deployments/${seg(id)}`,
    refresh: ['/api/v1/deployments', '/api/v1/routes'],
  });
