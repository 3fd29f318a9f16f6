import { i18n } from '@lingui/core';

const ABSENT = '–';
type Absent = null | undefined;

function format(value: number | Absent, options: Intl.NumberFormatOptions): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return ABSENT;
  return new Intl.NumberFormat(i18n.locale || 'en', options).format(value);
}

export const integer = (value: number | Absent): string => format(value, { maximumFractionDigits: 0 });
export const decimal = (value: number | Absent, digits: number): string =>
  format(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
export const percent = (share: number | Absent, digits = 1): string =>
  format(share, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Up to four significant digits; a power of ten below 0.001 and from a million on. */
export function measure(value: number | Absent): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return ABSENT;
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e6)) return value.toExponential(2).replace('e+', 'e').replace('-', '−').replace('e-', 'e−');
  return format(value, { maximumSignificantDigits: 4 });
}

/** Decimal units, as disks and networks count: 1 kB = 1000 B. */
export function bytes(size: number | Absent): string {
  if (size === null || size === undefined) return ABSENT;
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let scaled = size;
  let unit = 0;
  while (scaled >= 1000 && unit < units.length - 1) {
    scaled /= 1000;
    unit += 1;
  }
  return `${format(scaled, { maximumFractionDigits: unit === 0 || scaled >= 100 ? 0 : 1 })} ${units[unit]}`;
}

/** A score with its standard error, both in percent points: "97.4 ± 0.5 %". */
export function score(share: number | Absent, standardError: number | Absent): string {
  if (share === null || share === undefined) return ABSENT;
  const error = standardError === null || standardError === undefined ? '' : ` ± ${decimal(standardError * 100, 1)}`;
  return `${decimal(share * 100, 1)}${error} %`;
}

/** The 95 % Wilson interval of a share, in [0, 1]. */
export function wilson(correct: number, n: number): [number, number] {
  if (n === 0) return [0, 1];
  const z = 1.959964;
  const share = correct / n;
  const scale = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

export const shortDigest = (digest: string | Absent): string =>
  digest ? digest.replace(/^sha256:/, '').slice(0, 12) : ABSENT;
