import { integer, measure } from './number';
import { duration } from './time';

const NUMBER = /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/** "duration_seconds" → "Duration", "exact_match" → "Exact match". */
export function words(name: string): string {
  const spaced = name.replace(/^duration_seconds$/, 'duration').replace(/[_.]+/g, ' ').trim();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/** A number as a reader expects it; anything else, and a seed, as it is. */
export function figure(name: string, text: string): string {
  if (!NUMBER.test(text) || /seed$/.test(name)) return text;
  const value = Number(text);
  if (!Number.isSafeInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER) return text;
  if (name === 'duration_seconds') return duration(value);
  return Number.isInteger(value) ? integer(value) : measure(value);
}
