import { msg } from '../../i18n';

export interface Assumption {
  name: string;
  label: string;
  hint: string;
}

/** What a plan assumes where no golden trace tells it; the server knows a default for all but the first two. */
export const ASSUMPTIONS: Assumption[] = [
  { name: 'psi', label: msg('Share of answers that flip (psi)'), hint: msg('Pairs in which one side is right and the other wrong') },
  { name: 'floor_kl', label: msg('Noise floor (nat)'), hint: msg('Mean KL of the reference against itself') },
  { name: 'task_pairs', label: msg('Task pairs'), hint: msg('Questions with one right answer') },
  { name: 'reference_accuracy', label: msg('Accuracy of the reference'), hint: msg('A share, 0 to 1') },
  { name: 'prompts', label: msg('Prompts'), hint: msg('Scored with the tokens of the reference') },
  { name: 'positions_per_prompt', label: msg('Positions of a prompt'), hint: '' },
  { name: 'decodes', label: msg('Decodes'), hint: msg('Greedy continuations of both sides') },
  { name: 'tokens_per_decode', label: msg('Tokens of a decode'), hint: '' },
];

export const RATES: Assumption[] = [
  { name: 'prompt_tokens_per_second', label: msg('Prompt tokens a second'), hint: '' },
  { name: 'output_tokens_per_second', label: msg('Output tokens a second'), hint: '' },
];

export const PRICES: Assumption[] = [
  { name: 'prompt_per_million', label: msg('Price of a million prompt tokens'), hint: '' },
  { name: 'output_per_million', label: msg('Price of a million output tokens'), hint: '' },
];

/** The numbers that were typed; an empty box says nothing. */
export function numbersOf(fields: Assumption[], typed: Record<string, string>): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const { name } of fields) {
    const text = (typed[name] ?? '').trim();
    if (text !== '' && Number.isFinite(Number(text))) numbers[name] = Number(text);
  }
  return numbers;
}
