import type { Webhook } from '../../api/records';

export function lastDelivery({ last_delivery: last }: Webhook): { state?: string; at?: string } | null {
  if (!last) return null;
  return typeof last === 'string' ? { at: last } : last;
}
