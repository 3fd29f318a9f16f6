import { useRouter } from '@tanstack/react-router';
import { useId, useState, type KeyboardEvent } from 'react';
import { Dialog as Base } from '@base-ui/react/dialog';
import { t } from '../../i18n';
import { useTeam } from '../../session/team';
import { useDebounced } from '../../ui/useDebounced';
import { useFindings, type Finding } from './useFindings';

/** Jump to any model, version, run or release of the team, or to a page. */
export function Palette({ onClose }: { onClose: () => void }) {
  const team = useTeam();
  const router = useRouter();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const { findings, searching, failed } = useFindings(useDebounced(text, 150), text);
  const at = Math.min(active, findings.length - 1);
  const open = (finding: Finding | undefined) => {
    if (!finding) return;
    onClose();
    router.history.push(finding.href ?? `/t/${team}/${finding.to}`);
  };
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) {
      event.preventDefault();
      const next = (at + move + findings.length) % Math.max(1, findings.length);
      setActive(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) open(findings[at]);
  };
  return (
    <Base.Root open onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="dialog palette" aria-label={t('Search')}>
          <input
            className="input"
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={findings[at] ? `${id}-${at}` : undefined}
            aria-label={t('Search models, runs and releases')}
            placeholder={t('Search models, runs and releases')}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setActive(0);
            }}
            onKeyDown={onKey}
          />
          <ul id={`${id}-list`} role="listbox" aria-label={t('Findings')}>
            {findings.map((finding, index) => (
              <li key={finding.key} id={`${id}-${index}`} role="option" aria-selected={index === at} onClick={() => open(finding)} onMouseMove={() => setActive(index)}>
                <span className="kind">{finding.kind}</span>
                <span className="clip">{finding.label}</span>
                <span className="quiet clip">{finding.note}</span>
              </li>
            ))}
          </ul>
          <p className="quiet" role="status">{failed ?? (searching ? t('Searching') : findings.length === 0 ? t('Nothing was found.') : t('↑ ↓ to choose, Enter to open, Esc to close'))}</p>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
