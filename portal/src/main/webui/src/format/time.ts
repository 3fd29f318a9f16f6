import { i18n } from '@lingui/core';

const ABSENT = '–';
const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** "3 minutes ago"; under five seconds counts as now. */
export function relative(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const words = new Intl.RelativeTimeFormat(i18n.locale || 'en', { numeric: 'auto', style: 'short' });
  if (Math.abs(seconds) < 5) return words.format(0, 'second');
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  }
  return words.format(0, 'second');
}

export function exact(iso: string): string {
  return new Intl.DateTimeFormat(i18n.locale || 'en', {
    dateStyle: 'medium',
    timeStyle: 'long',
  }).format(new Date(iso));
}

export function clock(iso: string): string {
  return new Date(iso).toLocaleTimeString(i18n.locale || 'en', { hour12: false });
}

/** A length of time in at most two units: 850 ms, 42 s, 3 min 5 s, 2 h 10 min. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return ABSENT;
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const [large, small, names] =
    whole < 3600
      ? [Math.floor(whole / 60), whole % 60, ['min', 's']]
      : whole < 86_400
        ? [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), ['h', 'min']]
        : [Math.floor(whole / 86_400), Math.floor((whole % 86_400) / 3600), ['d', 'h']];
  return small === 0 ? `${large} ${names[0]}` : `${large} ${names[0]} ${small} ${names[1]}`;
}

export function between(start: string | null, end: string | null, now: number): number | null {
  if (!start) return null;
  return ((end ? Date.parse(end) : now) - Date.parse(start)) / 1000;
}
