import { useRef, useState } from 'react';
import { useMetricKeys } from '../../api/tracking';
import { integer } from '../../format/number';
import { t } from '../../i18n';
import { Loaded } from '../../ui/Panel';
import { useDebounced } from '../../ui/useDebounced';

interface Props {
  runs: string[];
  chosen: string[];
  most: number;
  onChoose: (keys: string[]) => void;
}

const NEAR_END = 160;

/** Metric keys by prefix. Further pages come while one scrolls, so that 12,000 keys open like 12. */
export function KeyPicker({ runs, chosen, most, onChoose }: Props) {
  const [prefix, setPrefix] = useState('');
  const keys = useMetricKeys(runs, useDebounced(prefix));
  const list = useRef<HTMLDivElement>(null);
  const onScroll = () => {
    const box = list.current;
    if (!box || !keys.hasNextPage || keys.isFetchingNextPage) return;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_END) void keys.fetchNextPage();
  };
  const flip = (key: string, on: boolean) => onChoose(on ? [...chosen, key] : chosen.filter((one) => one !== key));
  const full = chosen.length >= most;
  return (
    <div className="key-picker">
      <input className="input" type="search" data-filter aria-label={t('Metric keys that begin with')} placeholder={t('Prefix')} value={prefix} onChange={(event) => setPrefix(event.target.value)} />
      <div className="keys" ref={list} onScroll={onScroll} tabIndex={0} role="group" aria-label={t('Metric keys')}>
        <Loaded query={keys} rows={8}>
          {(rows) => (
            <>
              {chosen.filter((key) => !rows.some((row) => row.key === key)).map((key) => <Key key={key} name={key} on onFlip={flip} />)}
              {rows.map((row) => (
                <Key key={row.key} name={row.key} note={integer(row.runs)} on={chosen.includes(row.key)} blocked={full && !chosen.includes(row.key)} onFlip={flip} />
              ))}
              {rows.length === 0 ? <p className="quiet">{t('No metric key begins with this.')}</p> : null}
            </>
          )}
        </Loaded>
      </div>
      <span className="quiet">{full ? t('{max} charts at most', { max: most }) : t('The figure is the number of runs that have the key.')}</span>
    </div>
  );
}

interface KeyProps {
  name: string;
  note?: string;
  on: boolean;
  blocked?: boolean;
  onFlip: (key: string, on: boolean) => void;
}

function Key({ name, note, on, blocked, onFlip }: KeyProps) {
  return (
    <label className="key">
      <input type="checkbox" checked={on} disabled={blocked} onChange={(event) => onFlip(name, event.target.checked)} />
      <span className="clip" title={name}>{name}</span>
      <span className="quiet">{note}</span>
    </label>
  );
}
