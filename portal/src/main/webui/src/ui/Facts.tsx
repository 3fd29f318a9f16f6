import type { ReactNode } from 'react';
import { figure, words } from '../format/facts';

export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt>{name}</dt>
          <dd>{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  );
}

export function Figures({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <dl className="figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A nested object as dotted rows, in the order of the server. */
export function flatten(value: unknown, prefix = ''): [string, string][] {
  if (value === null || value === undefined) return prefix ? [[prefix, '–']] : [];
  if (typeof value !== 'object') return [[prefix, String(value)]];
  if (Array.isArray(value)) return [[prefix, JSON.stringify(value)]];
  return Object.entries(value).flatMap(([name, inner]) => flatten(inner, prefix ? `${prefix}.${name}` : name));
}

/** Facts of the server for readers: names as words, numbers as numbers; rows already told are left out. */
export function readable(value: unknown, told: string[] = []): [string, string][] {
  return flatten(value).map(([name, text]): [string, string] => [words(name), figure(name, text)]).filter(([name]) => !told.includes(name));
}

export function Progress({ share, label }: { share: number | null | undefined; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share ?? 0)) * 100);
  return (
    <span className="progress" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
      <span className="track">
        <i style={{ width: `${percent}%` }} />
      </span>
      <span className="figure">{percent} %</span>
    </span>
  );
}
