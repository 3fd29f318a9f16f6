import type { Deployment } from '../../api/deployments';
import type { Endpoint } from '../../api/endpoints';
import { numericsLabel } from '../../ui/Chip';

/** What can be asked: a deployment that is ready and knows its version, or an endpoint that answers chat requests. */
export interface Target {
  id: string;
  label: string;
  note: string;
  serves: { model: string; version: number } | null;
}

export function targetsOf(deployments: Deployment[], endpoints: Endpoint[]): Target[] {
  const ready = deployments.filter((row) => row.state === 'READY');
  return [
    ...ready.map(({ id, model, version, numerics, numerics_label }) => ({ id, label: `${model} v${version} · ${numericsLabel(numerics, numerics_label)}`, note: id, serves: { model, version } })),
    ...endpoints.filter((row) => row.chat).map(({ id, name, model, base_url }) => ({ id, label: `${name} · ${model}`, note: base_url, serves: null })),
  ];
}
