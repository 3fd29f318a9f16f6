import { useVersions } from '../../api/models';
import { useVersionDiff } from '../../api/records';
import { t } from '../../i18n';
import { useParam } from '../../session/useParam';
import { Button } from '../../ui/Button';
import { Page } from '../../ui/Page';
import { Empty, Loaded, Panel } from '../../ui/Panel';
import { Select } from '../../ui/Select';
import { useQueryParam } from '../../ui/useQueryParam';
import { DiffSections } from './DiffSections';

/** What changed between two versions of a model. */
export function ComparePage() {
  const model = useParam('model');
  const versions = useVersions(model);
  const numbers = (versions.data ?? []).map((row) => row.version).sort((a, b) => b - a);
  const [from, setFrom] = useQueryParam('from');
  const [to, setTo] = useQueryParam('to');
  const newer = to || String(numbers[0] ?? '');
  const older = from || String(numbers.find((number) => number < Number(newer)) ?? '');
  const diff = useVersionDiff(model, older, newer);
  const options = numbers.map((number) => ({ value: String(number), label: `v${number}` }));
  const swap = () => {
    setFrom(newer);
    setTimeout(() => setTo(older));
  };
  return (
    <Page title={t('Compare versions of {model}', { model })} crumbs={[[t('Models'), 'models'], [model, `models/${model}`]]}>
      <Loaded query={versions}>
        {() =>
          numbers.length < 2 ? (
            <Panel><Empty what={t('There is one version only')} why={t('Two versions can be compared.')} /></Panel>
          ) : (
            <>
              <div className="row wrap">
                <Select bare label={t('From version')} value={older} onChange={setFrom} options={options} />
                <span aria-hidden="true">→</span>
                <Select bare label={t('To version')} value={newer} onChange={setTo} options={options} />
                <Button size="small" onClick={swap}>{t('Swap')}</Button>
              </div>
              {older === newer ? <Panel><Empty what={t('Both are the same version')} /></Panel> : <Loaded query={diff} rows={8}>{(data) => <DiffSections diff={data} />}</Loaded>}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}
