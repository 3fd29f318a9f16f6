import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

export interface MenuEntry {
  key: string;
  label: string;
  note?: string;
  checked?: boolean;
  divided?: boolean;
  onSelect: () => void;
}

interface Props {
  label: string;
  trigger: ReactNode;
  entries: MenuEntry[];
  heading?: string;
}

export function Menu({ label, trigger, entries, heading }: Props) {
  return (
    <Base.Root>
      <Base.Trigger className="menu-trigger" aria-label={label} title={label}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="positioner" sideOffset={4} align="end">
          <Base.Popup className="popup">
            {heading ? <div className="heading">{heading}</div> : null}
            {entries.map((entry) => (
              <Base.Item key={entry.key} className="option" onClick={entry.onSelect}>
                <span aria-hidden="true">{entry.checked ? '✓' : ''}</span>
                <span>
                  {entry.label}
                  {entry.checked ? <span className="visually-hidden"> ✓</span> : null}
                </span>
                {entry.note ? <span className="note">{entry.note}</span> : null}
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
