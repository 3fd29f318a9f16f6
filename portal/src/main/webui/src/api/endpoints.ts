import { seg, usePages, useSend } from './hooks';

/** A foreign OpenAI-compatible server that a team evaluates. */
export interface Endpoint {
  id: string;
  name: string;
  base_url: string;
  model: string;
  has_key: boolean;
  chat: boolean;
  completions: boolean;
  tokenizer: 'server' | 'none';
  created_at: string;
  created_by: string;
  last_probe: { ok: boolean; detail: string; at: string } | null;
}

export interface EndpointRequest {
  name: string;
  base_url: string;
  model: string;
  api_key?: string;
  chat: boolean;
  completions: boolean;
  tokenizer: 'server' | 'none';
}

const ENDPOINTS = '/api/v1/endpoints';
export const useEndpoints = () => usePages<Endpoint>(ENDPOINTS);
export const useAddEndpoint = (onSuccess: (endpoint: Endpoint) => void) =>
  useSend<EndpointRequest, Endpoint>({ path: () => ENDPOINTS, body: (endpoint) => endpoint, refresh: [ENDPOINTS], onSuccess });
export const useProbe = () =>
  useSend<string, Endpoint>({ path: (id) => `${ENDPOINTS}/${seg(id)}/probe`, body: () => ({}), refresh: [ENDPOINTS] });
export const useDeleteEndpoint = () =>
  useSend<string>({ method: 'DELETE', path: (id) => `${ENDPOINTS}/${seg(id)}`, refresh: [ENDPOINTS] });
