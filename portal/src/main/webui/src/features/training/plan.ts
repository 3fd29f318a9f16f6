import type { Preset, Recipe, RecipeParameter } from '../../api/training';
import { t } from '../../i18n';

export function defaultsOf(recipe: Recipe, preset: Preset | undefined): Record<string, unknown> {
  const defaults = Object.fromEntries(recipe.parameters.map((parameter) => [parameter.name, parameter.default]));
  return { ...defaults, ...preset?.parameters };
}

const numeric = (parameter: RecipeParameter) => /int|long|float|double|number/.test(parameter.type);
const whole = (parameter: RecipeParameter) => /int|long/.test(parameter.type);

/** The typed value of what was written, or a sentence about what is wrong with it. */
export function readParameter(parameter: RecipeParameter, text: string): { value: unknown } | { wrong: string } {
  if (/bool/.test(parameter.type)) return { value: text === 'true' };
  if (!numeric(parameter)) return { value: text };
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return { wrong: t('A number is needed') };
  if (whole(parameter) && !Number.isInteger(value)) return { wrong: t('A whole number is needed') };
  if (parameter.min !== null && parameter.min !== undefined && value < parameter.min) return { wrong: t('At least {min}', { min: parameter.min }) };
  if (parameter.max !== null && parameter.max !== undefined && value > parameter.max) return { wrong: t('At most {max}', { max: parameter.max }) };
  return { value };
}

export function readAll(recipe: Recipe, texts: Record<string, string>) {
  const values: Record<string, unknown> = {};
  const wrong: Record<string, string> = {};
  for (const parameter of recipe.parameters) {
    const read = readParameter(parameter, texts[parameter.name] ?? '');
    if ('wrong' in read) wrong[parameter.name] = read.wrong;
    else values[parameter.name] = read.value;
  }
  return { values, wrong };
}
