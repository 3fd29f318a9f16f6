import type { Recipe } from '../../api/training';
import { TextField } from '../../ui/Field';
import { Select } from '../../ui/Select';

interface Props {
  recipe: Recipe;
  texts: Record<string, string>;
  wrong: Record<string, string>;
  onChange: (name: string, text: string) => void;
}

export function ParameterFields({ recipe, texts, wrong, onChange }: Props) {
  return (
    <div className="form-grid">
      {recipe.parameters.map((parameter) => {
        const value = texts[parameter.name] ?? '';
        const choices = parameter.choices?.length ? parameter.choices.map(String) : /bool/.test(parameter.type) ? ['true', 'false'] : null;
        if (choices) {
          return <Select key={parameter.name} label={parameter.name} hint={parameter.description} value={value} onChange={(next) => onChange(parameter.name, next)} options={choices.map((choice) => ({ value: choice, label: choice }))} />;
        }
        return (
          <TextField key={parameter.name} className="number" label={parameter.name} hint={parameter.description} inputMode="decimal" value={value} wrong={wrong[parameter.name]} onChange={(event) => onChange(parameter.name, event.target.value)} />
        );
      })}
    </div>
  );
}
