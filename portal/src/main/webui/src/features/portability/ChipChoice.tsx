import type { ChipRow } from '../../api/chips';
import { t } from '../../i18n';
import { decimal } from '../../format/number';
import { Checkbox } from '../../ui/Field';

/** The chips by vendor, as boxes to tick. */
export function ChipChoice({ chips, chosen, onChange }: { chips: ChipRow[]; chosen: string[]; onChange: (chosen: string[]) => void }) {
  const vendors = [...new Set(chips.map((chip) => chip.vendor))];
  const flip = (key: string, on: boolean) => onChange(on ? [...chosen, key] : chosen.filter((one) => one !== key));
  return (
    <div className="stack">
      {vendors.map((vendor) => (
        <fieldset key={vendor} className="choices">
          <legend className="label">{vendor === 'none' ? t('Stand-in') : vendor}</legend>
          {chips.filter((chip) => chip.vendor === vendor).map((chip) => (
            <Checkbox key={chip.key} label={label(chip)} checked={chosen.includes(chip.key)} onChange={(on) => flip(chip.key, on)} />
          ))}
        </fieldset>
      ))}
    </div>
  );
}

const label = (chip: ChipRow) =>
  chip.memory_gib ? t('{name}, {memory} GiB', { name: chip.name, memory: decimal(chip.memory_gib, 0) }) : chip.name;
