import type { PortabilityQuestion } from '../../api/chips';
import { t } from '../../i18n';

export interface Question {
  asked: PortabilityQuestion | null;
  wrong: string | null;
}

/** A link that names a version asks about it at once. */
export function ofAddress(model: string, version: string): Question {
  const number = Number(version);
  const named = model !== '' && Number.isInteger(number) && number > 0;
  return { asked: named ? { model, version: number, max_model_len: 0, device_count: 0 } : null, wrong: null };
}

/** Stated facts: an empty box states none. */
export function readFacts(text: string): { facts?: Record<string, unknown> } | { wrong: string } {
  if (text.trim() === '') return {};
  const read = readConfig(text);
  return 'wrong' in read ? { wrong: t('Facts: {reason}', { reason: read.wrong }) } : { facts: read.config };
}

/** A pasted config.json as a question, or a sentence about what is wrong with it. */
export function readConfig(text: string): { config: Record<string, unknown> } | { wrong: string } {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (cause) {
    return { wrong: t('This is not JSON: {reason}', { reason: (cause as Error).message }) };
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return { wrong: t('This is no JSON object') };
  return { config: read as Record<string, unknown> };
}
