import { t } from '../i18n';
import { TeamLink } from './Link';

/** Tabs that are addresses: each one is a link to `base/key`. */
export function Tabs({ base, current, tabs }: { base: string; current: string; tabs: [string, string][] }) {
  return (
    <nav className="tabs" aria-label={t('Sections')}>
      {tabs.map(([key, label]) => (
        <TeamLink key={key} className="tab" to={`${base}/${key}`} aria-current={key === current ? 'page' : undefined}>
          {label}
        </TeamLink>
      ))}
    </nav>
  );
}

interface SegmentsProps {
  label: string;
  value: string;
  options: [string, string][];
  onChange: (value: string) => void;
}

export function Segments({ label, value, options, onChange }: SegmentsProps) {
  return (
    <div className="segments" role="group" aria-label={label}>
      {options.map(([key, name]) => (
        <button key={key} type="button" aria-pressed={key === value} onClick={() => onChange(key)}>
          {name}
        </button>
      ))}
    </div>
  );
}
