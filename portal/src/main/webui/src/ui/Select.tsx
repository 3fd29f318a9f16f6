import { Select as Base } from '@base-ui/react/select';
import { Field } from './Field';
import type { ReactNode } from 'react';

export interface Option {
  value: string;
  label: string;
  note?: string;
  disabled?: boolean;
}

interface Props {
  label: string;
  value: string;
  options: Option[];
  onChange: (value: string) => void;
  hint?: ReactNode;
  wrong?: string;
  /** Draws the box alone; the label is read out but not shown. */
  bare?: boolean;
}

export function Select({ label, hint, wrong, bare, ...box }: Props) {
  if (bare) return <Box {...box} attributes={{ 'aria-label': label }} />;
  return (
    <Field label={label} hint={hint} wrong={wrong}>
      {(attributes) => <Box {...box} attributes={{ ...attributes, 'aria-label': label }} />}
    </Field>
  );
}

function Box({ value, options, onChange, attributes }: Omit<Props, 'label'> & { attributes: Record<string, unknown> }) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onChange(String(next ?? ''))}
      items={options.map((option) => ({ value: option.value, label: option.label }))}
    >
      <Base.Trigger className="select" {...attributes}>
        <span className="clip" title={options.find((option) => option.value === value)?.label}>
          <Base.Value />
        </span>
        <span className="caret" aria-hidden="true">
          ▾
        </span>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="popup">
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} disabled={option.disabled} className="option">
                <Base.ItemIndicator render={<span aria-hidden="true" />}>✓</Base.ItemIndicator>
                <Base.ItemText style={{ gridColumn: 2 }}>{option.label}</Base.ItemText>
                {option.note ? <span className="note">{option.note}</span> : null}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
