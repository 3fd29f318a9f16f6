import { useState, type FormEvent } from 'react';
import { useEngines } from '../../api/chips';
import { useModels, useVersions } from '../../api/models';
import { t } from '../../i18n';
import { Button } from '../../ui/Button';
import { TextArea, TextField } from '../../ui/Field';
import { Select } from '../../ui/Select';
import { Segments } from '../../ui/Tabs';
import { useQueryParam } from '../../ui/useQueryParam';
import { readConfig, readFacts, type Question } from './question';

const NEWEST = '-';

export function QuestionForm({ wrong, onAsk }: { wrong: string | null; onAsk: (question: Question) => void }) {
  const models = useModels().data ?? [];
  const [model, setModel] = useQueryParam('model');
  const [version, setVersion] = useQueryParam('version');
  const name = models.find((row) => row.name === model)?.name ?? models[0]?.name ?? '';
  const versions = useVersions(name || null).data ?? [];
  const number = versions.find((row) => String(row.version) === version)?.version ?? versions[0]?.version;
  const [source, setSource] = useState<'version' | 'config'>('version');
  const [text, setText] = useState('');
  const [length, setLength] = useState('');
  const [devices, setDevices] = useState('');
  const [row, setRow] = useState(NEWEST);
  const [facts, setFacts] = useState('');
  const engines = useEngines().data?.items ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const stated = readFacts(facts);
    if ('wrong' in stated) {
      onAsk({ asked: null, wrong: stated.wrong });
      return;
    }
    const [engine, version_] = row === NEWEST ? [] : row.split('@');
    const limits = { max_model_len: Number(length), device_count: Number(devices), engine, engine_version: version_, stated: stated.facts };
    if (source === 'version') {
      setModel(name);
      setVersion(String(number ?? ''));
      onAsk({ asked: number === undefined ? null : { model: name, version: number, ...limits }, wrong: null });
      return;
    }
    const read = readConfig(text);
    onAsk('wrong' in read ? { asked: null, wrong: read.wrong } : { asked: { config: read.config, ...limits }, wrong: null });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="row"><Segments label={t('Source')} value={source} onChange={(next) => setSource(next as 'version' | 'config')} options={[['version', t('A version')], ['config', 'config.json']]} /></div>
      {source === 'version' ? (
        <div className="form-grid">
          <Select label={t('Model')} value={name} onChange={setModel} options={models.map((row) => ({ value: row.name, label: row.name }))} />
          <Select label={t('Version')} value={number === undefined ? '' : String(number)} onChange={setVersion} options={versions.map((row) => ({ value: String(row.version), label: `v${row.version}` }))} />
        </div>
      ) : (
        <>
          <TextArea label="config.json" rows={10} required spellCheck={false} placeholder={'{"architectures": ["Qwen3ForCausalLM"], "torch_dtype": "bfloat16", …}'} value={text} onChange={(event) => setText(event.target.value)} />
        </>
      )}
      {wrong ? <p className="wrong" role="alert">{wrong}</p> : null}
      <div className="form-grid">
        <TextField label={t('Context length')} type="number" min={1} value={length} onChange={(event) => setLength(event.target.value)} hint={t("Left empty: the model's own")} />
        <TextField label={t('Devices of a replica')} type="number" min={1} value={devices} onChange={(event) => setDevices(event.target.value)} hint={t('Left empty: the fewest')} />
        <Select label={t('Engine version')} value={row} onChange={setRow} options={[{ value: NEWEST, label: t('the newest maintained') }, ...engines.map((one) => ({ value: `${one.engine}@${one.version}`, label: `${one.engine} ${one.version}`, note: one.families.join(', ') }))]} />
      </div>
      <TextArea label={t('Facts that no file tells, as JSON')} rows={3} spellCheck={false} placeholder={'{"kv_connector": "MooncakeConnector", "max_abs_activations": {"layers.7.norm": 60000}}'} value={facts} onChange={(event) => setFacts(event.target.value)} />
      <div className="row">
        <Button tone="primary" type="submit" blocked={source === 'version' && number === undefined ? t('No version is registered yet') : null}>{t('Check')}</Button>
      </div>
    </form>
  );
}
